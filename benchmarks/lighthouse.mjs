// Lighthouse scores of one address: node lighthouse.mjs ADDRESS mobile|desktop CHROMIUM
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse, { desktopConfig } from "lighthouse";

const [address, form, chromium] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "lighthouse-"));
const port = 9300 + Math.floor(Math.random() * 500);
const browser = spawn(chromium, ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
  `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`], { stdio: "ignore", detached: true });
const left = once(browser, "exit");
try {
  for (let i = 0; i < 50; i += 1) {
    try { await fetch(`http://127.0.0.1:${port}/json/version`); break; } catch { await new Promise((r) => setTimeout(r, 200)); }
  }
  const result = await lighthouse(address, { port, output: "json", logLevel: "error" }, form === "desktop" ? desktopConfig : undefined);
  const { categories, audits } = result.lhr;
  const score = (name) => Math.round((categories[name]?.score ?? 0) * 100);
  process.stdout.write(JSON.stringify({
    performance: score("performance"), accessibility: score("accessibility"), practices: score("best-practices"), seo: score("seo"),
    lcp: Math.round(audits["largest-contentful-paint"].numericValue), tbt: Math.round(audits["total-blocking-time"].numericValue),
    cls: Number(audits["cumulative-layout-shift"].numericValue.toFixed(3)),
  }));
} finally {
  // Where the program is a script of Debian's, the browser is its child: all of the group end.
  try { process.kill(-browser.pid); } catch { browser.kill(); }
  await left;
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
