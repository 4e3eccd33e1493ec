// The wording of questions, a script for each chapter: a page from disk can fetch no data, and all of them are half a megabyte.

const asked = new Map();

// Fetch these files, each once; the promise is broken where one of them cannot be had, and then it may be asked for again.
export const fetchWording = (files) => Promise.all(files.map((file) => {
  if (!asked.has(file)) asked.set(file, fetched(file).catch((error) => { asked.delete(file); throw error; }));
  return asked.get(file);
}));

function fetched(file) {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = `${document.documentElement.dataset.content_root}_static/${file}`;
    script.onload = done;
    script.onerror = () => { script.remove(); fail(new Error(file)); };
    document.head.append(script);
  });
}

export const wordingOf = ({ id }) => globalThis.BOOK_WORDING[id];
