// The form of a page as data, and ways to fill it in.

// Fields of the form on the page: name, type, values on offer.
export const fields = (page) =>
  page.evaluate(() => {
    const list = new Map();
    for (const e of document.querySelectorAll("form[method=post] input, form[method=post] textarea")) {
      if (e.type === "hidden") continue;
      const f = list.get(e.name) ?? { name: e.name, type: e.type, values: [] };
      f.type = f.type === "checkbox" || f.type === "radio" ? f.type : e.type === "checkbox" ? f.type : e.type;
      if (e.type === "radio" || e.type === "checkbox") f.values.push(e.value);
      list.set(e.name, f);
    }
    return [...list.values()];
  });

// What the page shows as given: name -> values.
export const given = (page) =>
  page.evaluate(() => {
    const held = {};
    for (const e of document.querySelectorAll("form[method=post] input, form[method=post] textarea")) {
      if (e.type === "hidden") continue;
      const choice = e.type === "radio" || e.type === "checkbox";
      if (choice ? !e.checked : e.value === "") continue;
      (held[e.name] ??= []).push(e.value);
    }
    return held;
  });

// A choice for every field, the same for the same turn: answers, don't knows, blanks.
export function choose(list, turn, words) {
  const chosen = {};
  list.forEach((f, i) => {
    const n = turn * 7 + i * 3;
    if (f.type === "radio") chosen[f.name] = [f.values[n % f.values.length]];
    else if (f.type === "checkbox") {
      const some = f.values.filter((v, k) => v !== "dont_know" && v !== "not_applicable" && (n + k) % 2 === 0);
      chosen[f.name] = some.length > 0 ? some : [f.values[0]];
    } else if (f.type === "textarea") chosen[f.name] = [`${words} ${n}`];
    else chosen[f.name] = [String(n % 20)];
  });
  return chosen;
}

const selector = (name) => `[name="${name}"]`;

export async function fill(page, list, chosen) {
  for (const f of list) {
    const values = chosen[f.name] ?? [];
    if (f.type === "radio") {
      for (const v of values) await page.check(`${selector(f.name)}[value="${v}"]`);
    } else if (f.type === "checkbox") {
      for (const v of f.values) await page.setChecked(`${selector(f.name)}[value="${v}"]`, values.includes(v));
    } else {
      await page.locator(`${selector(f.name)}:not([type=checkbox])`).fill(values[0] ?? "");
    }
  }
}

// The same with nothing but the keyboard: Tab from field to field, arrows and blank to choose,
// Enter on the button.
export async function fillByKeyboard(page, list, chosen) {
  await page.locator("form[method=post]").evaluate((form) => {
    form.setAttribute("tabindex", "-1");
    form.focus();
  });
  for (let i = 0; i < 400; i += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      const group = e.type === "radio" ? [...document.querySelectorAll(`input[type=radio][name="${e.name}"]`)] : [];
      return { tag: e.tagName, type: e.type, name: e.name, value: e.value, checked: e.checked,
        place: group.indexOf(e), values: group.map((r) => r.value) };
    });
    if (at.tag === "BUTTON" && at.type === "submit" && at.name === "") return;  // those with a name lead elsewhere
    const wanted = chosen[at.name] ?? [];
    if (at.type === "radio") {
      await page.keyboard.press("Space");
      const steps = at.values.indexOf(wanted[0]) - at.place;
      for (let k = 0; k < Math.abs(steps); k += 1) await page.keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
    } else if (at.type === "checkbox") {
      if (at.checked !== wanted.includes(at.value)) await page.keyboard.press("Space");
    } else if (at.tag === "TEXTAREA" || at.tag === "INPUT") {
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Delete");
      await page.keyboard.type(wanted[0] ?? "");
    }
  }
  throw new Error("the button cannot be reached with the keyboard");
}
