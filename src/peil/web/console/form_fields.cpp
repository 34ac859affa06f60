#include "peil/web/console/form_fields.h"

#include <algorithm>
#include <utility>

#include "peil/base/text.h"
#include "peil/language/texts.h"
#include "peil/web/console/frame.h"

namespace peil::web::console {
Html html_of(const peil::Words& label) {
  Html all;
  for (const TextRun& run : label) {
    all += run.language.empty() ? Html::text(run.text)
                                : Html::tag("span", {{"lang", run.language}}, Html::text(run.text));
  }
  return all;
}

std::string with_point(std::string_view typed) {
  std::string number(trim(typed));
  if (number.find('.') == std::string::npos && std::ranges::count(number, ',') == 1)
    std::ranges::replace(number, ',', '.');
  return number;
}

std::vector<std::string> FormFields::values(std::string_view name) const {
  std::vector<std::string> all;
  for (const auto& [field, value] : form_.fields) {
    if (field == name && is_utf8(value)) all.push_back(value);
  }
  return all;
}
std::string FormFields::value(std::string_view name) const {
  const auto all = values(name);
  return all.empty() ? "" : all.front();
}

Html FormFields::wrong(const std::string& field) const {
  Html items;
  for (const Mistake& mistake : form_.mistakes) {
    if (mistake.field == field) items += Html::tag("li", {}, mistake.said);
  }
  if (items.empty()) return {};
  return Html::tag("ul", {{"class", "wrong"}, {"id", field + "-wrong"}}, items);
}

Html::Attribute FormFields::described(const std::string& field, bool hint) const {
  std::vector<std::string> ids;
  if (hint) ids.push_back(field + "-hint");
  if (!wrong(field).empty()) ids.push_back(field + "-wrong");
  return {ids.empty() ? Html::Literal("") : Html::Literal("aria-describedby"), join(ids, " ")};
}

// All of them first, each leading to its field.
Html FormFields::problems() const {
  if (form_.mistakes.empty()) return {};
  Html items;
  for (const Mistake& mistake : form_.mistakes)
    items += Html::tag("li", {},
                       mistake.has_place && !mistake.field.empty()
                           ? link("#" + mistake.field, mistake.said)
                           : mistake.said);
  return Html::tag("div", {{"class", "warning"}, {"role", "alert"}},
                   Html::tag("p", {}, words_.html(key("problems"))) + Html::tag("ul", {}, items));
}

Html FormFields::hint(const std::string& field) const {
  return Html::tag("span", {{"class", "hint"}, {"id", field + "-hint"}},
                   words_.html(key(field) + "-hint", {{"condition", example_of_condition}}));
}

Html FormFields::input(const std::string& name, const std::string& filled, bool is_number) const {
  return Html::tag(
      "div", {{"class", "field"}},
      Html::tag("label", {{"for", name}}, words_.html(key(name))) + hint(name) + wrong(name) +
          Html::leaf("input",
                     {{"id", name},
                      {"name", name},
                      {"type", "text"},
                      {is_number ? Html::Literal("inputmode") : Html::Literal(""), "decimal"},
                      {"value", filled},
                      {"autocomplete", "off"},
                      {"spellcheck", "false"},
                      described(name, true)}));
}

Html FormFields::text(const std::string& name, const std::string& otherwise) const {
  const std::string filled = value(name);
  return input(name, filled.empty() ? otherwise : filled, false);
}

// What is no number stays as it was typed.
Html FormFields::number(const std::string& name) const {
  std::string filled = value(name);
  if (std::string number = with_point(filled); decimal_number(number)) {
    const auto point = number.find('.');
    if (point != std::string::npos)
      number.replace(point, 1, language::signs(words_.language()).decimal);
    filled = std::move(number);
  }
  return input(name, filled, true);
}

Html FormFields::choice(const std::string& name, std::vector<Option> options) const {
  const std::string chosen = value(name);
  if (!chosen.empty() && std::ranges::find(options, chosen, &Option::name) == options.end())
    options.push_back({chosen, plain(chosen)});
  return Html::tag("div", {{"class", "field"}},
                   Html::tag("label", {{"for", name}}, words_.html(key(name))) + wrong(name) +
                       Html::tag("select", {{"id", name}, {"name", name}, described(name, false)},
                                 this->options(options, chosen)));
}

Html FormFields::options(const std::vector<Option>& all, const std::string& chosen) const {
  Html items;
  for (const Option& one : all)
    items += Html::tag("option", {{"value", one.name}, Html::flag("selected", one.name == chosen)},
                       Html::text(flat(one.label)));
  return items;
}

Html FormFields::box(const std::string& name, const Option& option) const {
  const std::vector<std::string> chosen = values(name);
  return Html::tag(
      "label", {{"class", "box"}},
      Html::leaf("input",
                 {{"type", "checkbox"},
                  {"name", name},
                  {"value", option.name},
                  Html::flag("checked", std::ranges::find(chosen, option.name) != chosen.end())}) +
          Html::tag("span", {}, html_of(option.label)));
}

Html FormFields::boxes(const std::string& name, const std::vector<Option>& all) const {
  Html inside;
  for (const Option& one : all) inside += box(name, one);
  return group(name, Html::tag("div", {{"class", "boxes"}}, inside));
}

Html FormFields::group(const std::string& name, const Html& inside) const {
  return Html::tag(
      "fieldset", {{"id", name}, described(name, true)},
      Html::tag("legend", {}, words_.html(key(name))) + hint(name) + wrong(name) + inside);
}

Html FormFields::yes(const std::string& name) const {
  return Html::tag("label", {{"class", "box"}},
                   Html::leaf("input", {{"type", "checkbox"},
                                        {"id", name},
                                        {"name", name},
                                        {"value", "true"},
                                        Html::flag("checked", value(name) == "true")}) +
                       Html::tag("span", {}, words_.html(key(name))));
}

}  // namespace peil::web::console
