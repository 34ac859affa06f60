// Leaves out of minified CSS what no page can use: rules for classes and states that the pages do
// not have, and look-ups of custom properties that nobody sets.

// The blocks of a style sheet: [prelude, body], body undefined for statements such as @charset.
function blocks(css) {
  const list = [];
  for (let at = 0; at < css.length;) {
    const open = css.indexOf("{", at);
    const stop = css.indexOf(";", at);
    if (open < 0 || (stop >= 0 && stop < open)) {
      const end = stop < 0 ? css.length : stop + 1;
      list.push([css.slice(at, end).trim()]);
      at = end;
      continue;
    }
    let depth = 1;
    let end = open + 1;
    for (; depth > 0; end += 1) depth += css[end] === "{" ? 1 : css[end] === "}" ? -1 : 0;
    list.push([css.slice(at, open).trim(), css.slice(open + 1, end - 1)]);
    at = end;
  }
  return list.filter(([prelude]) => prelude !== "");
}

// Splits at `mark` where no parenthesis is open.
function split(text, mark) {
  const parts = [""];
  let depth = 0;
  for (const c of text) {
    depth += c === "(" ? 1 : c === ")" ? -1 : 0;
    if (c === mark && depth === 0) parts.push("");
    else parts[parts.length - 1] += c;
  }
  return parts.filter((part) => part !== "");
}

const never = /:disabled|:read-only|:user-invalid|::placeholder|fullscreen/;

const grouping = /^@(media|supports|layer)/;

// `used`: the class names of the pages that begin with `prefix`.
export function dropUnusedRules(css, prefix, used) {
  const classes = new RegExp(`\\.(${prefix}[\\w-]+)`, "g");
  const usable = (selector) =>
    !never.test(selector) && [...selector.matchAll(classes)].every(([, name]) => used.has(name));
  return blocks(css).map(([prelude, body]) => {
    if (body === undefined) return prelude;
    if (grouping.test(prelude)) {
      const inside = dropUnusedRules(body, prefix, used);
      return inside === "" ? "" : `${prelude}{${inside}}`;
    }
    const selectors = prelude.startsWith("@") ? [prelude] : split(prelude, ",").filter(usable);
    return selectors.length === 0 || body === "" ? "" : `${selectors.join(",")}{${body}}`;
  }).join("");
}

const lost = Symbol("no value");

// `value` with every look-up of a property that is not set replaced by what it falls back on.
function resolve(value, set) {
  const at = value.search(/\bvar\(/);
  if (at < 0) return value;
  let depth = 1;
  let end = at + 4;
  for (; depth > 0; end += 1) depth += value[end] === "(" ? 1 : value[end] === ")" ? -1 : 0;
  const [name, ...rest] = split(value.slice(at + 4, end - 1), ",");
  const fallback = rest.length === 0 ? lost : resolve(rest.join(",").trim(), set);
  const after = resolve(value.slice(end), set);
  if (after === lost) return lost;
  const before = value.slice(0, at);
  if (set.has(name.trim())) {
    return `${before}var(${name.trim()}${fallback === lost ? "" : `,${fallback}`})${after}`;
  }
  return fallback === lost ? lost : before + fallback + after;
}

function rewrite(css, change) {
  return blocks(css).map(([prelude, body]) => {
    if (body === undefined) return prelude;
    const inside = grouping.test(prelude)
      ? rewrite(body, change)
      : split(body, ";").map(change).filter((d) => d !== "").join(";");
    return inside === "" ? "" : `${prelude}{${inside}}`;
  }).join("");
}

// A declaration whose value is lost means `unset`; a custom property without a value is not set, and
// one that nobody looks up is of no use.
export function dropUnsetProperties(css) {
  for (;;) {
    const set = new Set([...css.matchAll(/[{;](--[\w-]+):/g)].map(([, name]) => name));
    const asked = new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
    const smaller = rewrite(css, (declaration) => {
      const colon = declaration.indexOf(":");
      const name = declaration.slice(0, colon);
      const custom = name.startsWith("--");
      if (custom && !asked.has(name)) return "";
      const value = resolve(declaration.slice(colon + 1), set);
      if (value !== lost) return `${name}:${value}`;
      return custom ? "" : `${name}:unset`;
    });
    if (smaller === css) return css;
    css = smaller;
  }
}
