#include "peil/report/deposit_page.h"

#include <algorithm>

#include "peil/base/html.h"
#include "peil/report/deposit_account.h"

namespace peil::report {
namespace {

// Colours keep 4.5 to 1 on white, and links are underlined.
constexpr Html::Literal style =
    "body{font:1.0625rem/1.55 system-ui,sans-serif;color:#1b1b1b;background:#fff;margin:0 auto;"
    "max-width:48rem;padding:1rem}h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;"
    "margin-top:2rem}a{color:#0b4a8f}dt{font-weight:600;margin-top:.6rem;overflow-wrap:anywhere}"
    "dd{margin:0 0 0 1.2rem;overflow-wrap:anywhere}pre{background:#f1f1f1;padding:.7rem;"
    "overflow-x:auto}.note{border-left:.3rem solid #8a1f11;padding-left:.7rem}"
    "a:focus{outline:.2rem solid #0b4a8f;outline-offset:.1rem}";

Html html_of(const AccountPart& part) {
  Html html = Html::tag("h2", {}, Html::text(part.heading));
  for (const std::string& words : part.paragraphs) html += Html::tag("p", {}, Html::text(words));
  if (!part.commands.empty()) {
    std::string lines;
    for (const std::string& command : part.commands) lines += command + '\n';
    html += Html::tag("pre", {}, Html::tag("code", {}, Html::text(lines)));
  }
  if (part.entries.empty()) return html;
  Html terms;
  for (const auto& [name, words] : part.entries) {
    const Html term =
        part.are_files ? Html::tag("a", {{"href", name}}, Html::text(name)) : Html::text(name);
    terms += Html::tag("dt", {}, term) + Html::tag("dd", {}, Html::text(words));
  }
  return html + Html::tag("dl", {}, terms);
}

Html section_of(const Deposit& deposit, const std::string& language, bool first) {
  const Html title = Html::text(deposit_title(deposit, language));
  Html inside = first ? Html::tag("h1", {}, title) : Html::tag("h1", {{"id", language}}, title);
  for (const AccountPart& part : account_of(deposit, language)) inside += html_of(part);
  return Html::tag("section", {{"lang", language}}, inside);
}

// Where the page says the same in another language.
Html links_to(const std::vector<std::string>& languages) {
  Html links;
  for (std::size_t i = 1; i < languages.size(); ++i) {
    links += Html::tag("p", {},
                       Html::tag("a", {{"href", "#" + languages[i]}, {"lang", languages[i]}},
                                 Html::text(deposit_text(languages[i], "in-this-language"))));
  }
  return links;
}

std::string markdown_of(const AccountPart& part) {
  std::string text = "## " + part.heading + "\n\n";
  for (const std::string& words : part.paragraphs) text += words + "\n\n";
  for (const std::string& command : part.commands) text += "    " + command + "\n";
  if (!part.commands.empty()) text += '\n';
  for (const auto& [name, words] : part.entries) text += "- `" + name + "`: " + words + "\n";
  if (!part.entries.empty()) text += '\n';
  return text;
}

template <class Parts>
std::string in_all_languages(const Deposit& deposit, const Parts& parts) {
  std::string text;
  for (const std::string& language : deposit_languages(deposit.study)) {
    text += "# " + deposit_title(deposit, language) + "\n\n";
    for (const AccountPart& part : parts(deposit, language)) text += markdown_of(part);
  }
  text.pop_back();  // the blank line behind the last part
  return text;
}

}  // namespace

std::string deposit_page(const Deposit& deposit) {
  const std::vector<std::string> languages = deposit_languages(deposit.study);
  const std::string& first = languages.front();
  Html head = Html::leaf("meta", {{"charset", "utf-8"}});
  head += Html::leaf("meta", {{"name", "viewport"}, {"content", "width=device-width"}});
  head += Html::tag("title", {}, Html::text(deposit_title(deposit, first)));
  Html rules;
  rules += style;
  head += Html::tag("style", {}, rules);
  Html content = links_to(languages);
  for (const std::string& language : languages)
    content += section_of(deposit, language, language == first);
  Html page;
  page += "<!doctype html>\n";
  page += Html::tag(
      "html", {{"lang", first}},
      Html::tag("head", {}, head) + Html::tag("body", {}, Html::tag("main", {}, content)));
  return page.markup() + "\n";
}

std::string archive_text(const Deposit& deposit) { return in_all_languages(deposit, account_of); }

std::string accessibility_text(const Deposit& deposit) {
  return in_all_languages(deposit, accessibility_of);
}

}  // namespace peil::report
