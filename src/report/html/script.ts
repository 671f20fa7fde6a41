// The page's script: adds buttons that copy or save a table. Without it the page lacks nothing else.

/** Runs in the reader's browser; plain enough for old ones. */
export const pageScript = `
for (const table of document.querySelectorAll("table[data-file]")) {
  const cell = (c) => {
    const text = c.textContent.trim();
    const number = text.replace(/,(?=\\d{3})/g, "");
    if (/^-?\\d+(\\.\\d+)?(e[-+]?\\d+)?$/i.test(number)) return number;
    const safe = /^[=+\\-@\\t\\r]/.test(text) ? "'" + text : text;
    return /[",\\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  const csv = () => [...table.rows].map((row) => [...row.cells].map(cell).join(",")).join("\\r\\n") + "\\r\\n";
  const bar = document.createElement("div");
  bar.className = "tools";
  const button = (label, action) => {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = label;
    b.setAttribute("aria-label", label + ": " + table.caption.textContent);
    b.addEventListener("click", () => action(b));
    bar.append(b);
  };
  const done = (b, text) => {
    const before = b.textContent;
    b.textContent = text;
    setTimeout(() => { b.textContent = before; }, 1500);
  };
  button("Copy", (b) => navigator.clipboard.writeText(csv()).then(() => done(b, "Copied"), () => done(b, "Not allowed")));
  button("Save CSV", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\\ufeff" + csv()], { type: "text/csv" }));
    link.download = table.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  table.parentElement.after(bar);
}
`;
