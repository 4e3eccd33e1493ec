// A number as people write it: comma or point, a true minus, spaces between thousands, the unit behind it. What could mean two things is refused.

const plain = (unit) => unit.toLowerCase().replaceAll("µ", "μ").replace(/\s+/g, "");

// Returns { value } or { refused: why }.
export function readNumber(text, unit = "") {
  const whole = text.normalize("NFKC").replaceAll("−", "-").trim();
  if (!whole) return { refused: "Write a number first." };
  const match = /^([+-]?)\s*([\d.,\s'’]+?)\s*((?:[^\d\s.,'’+-].*)?)$/s.exec(whole);
  if (!match || !/\d/.test(match[2])) return { refused: `“${text.trim()}” is not read as a number. Write digits, with a point or a comma for decimals.` };
  const [, sign, digits, behind] = match;
  if (behind && plain(behind) !== plain(unit.normalize("NFKC"))) {
    return { refused: unit ? `The answer is asked in ${unit}, not in “${behind}”.` : `“${behind}” behind the number is not read. Write the number alone.` };
  }
  const { number, refused } = decimal(digits);
  return refused ? { refused } : { value: Number(`${sign}${number}`) };
}

function decimal(digits) {
  const close = digits.replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, "");
  if (/[\s'’]/.test(close)) return { refused: `“${digits}” has a gap where no thousands end. Write one number without gaps.` };
  const signs = close.match(/[.,]/g) ?? [];
  if (signs.length === 0) return { number: close };
  const last = signs.at(-1);
  const cut = close.lastIndexOf(last);
  const [before, after] = [close.slice(0, cut), close.slice(cut + 1)];
  if (signs.length === 1) {
    if (last === "," && /^[1-9]\d{0,2}$/.test(before) && after.length === 3) {
      return { refused: `“${close}” could be ${before}.${after} or ${before}${after}. Write it with a point, or without the comma.` };
    }
    return /^\d*$/.test(before) && /^\d*$/.test(after) && before + after ? { number: `${before || "0"}.${after || "0"}` } : { refused: `“${digits}” is not read as a number.` };
  }
  const other = last === "." ? "," : ".";
  const groups = before.split(signs[0]);
  const grouped = groups.slice(1).every((group) => /^\d{3}$/.test(group)) && /^\d{1,3}$/.test(groups[0]);
  if (signs.every((sign) => sign === last)) {
    return grouped && /^\d{3}$/.test(after) ? { number: groups.join("") + after } : { refused: `“${digits}” has more than one “${last}”. Write one point or one comma at most.` };
  }
  if (grouped && signs.slice(0, -1).every((sign) => sign === other) && /^\d+$/.test(after)) return { number: `${groups.join("")}.${after}` };
  return { refused: `“${digits}” mixes points and commas. Write one point or one comma at most.` };
}
