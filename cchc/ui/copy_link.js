export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  const status = parentElement.querySelector("[role=status]");
  button.querySelector("span").textContent = data.label;
  button.title = data.label;
  button.onclick = async () => {
    const copied = (await copy(location.href)) || copyOldWay(location.href);
    status.textContent = copied ? data.copied : data.failed;
    clearTimeout(button.waiting);
    button.waiting = setTimeout(() => (status.textContent = ""), 6000);
    button.focus();
  };
}

/** Browsers give the clipboard to https and to this very machine only, and then only where they may. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** For plain http in the office's network. */
function copyOldWay(text) {
  const field = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
