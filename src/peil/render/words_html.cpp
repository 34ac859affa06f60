#include "peil/render/words_html.h"

namespace peil::render {
namespace {

Html html(const Run& run) {
  switch (run.kind) {
    case Run::Kind::Figure: {
      const Number& n = run.number;
      return Html::tag("data",
                       {{"value", n.value},
                        {"data-key", n.key},
                        maybe("data-part", n.part),
                        maybe("data-before", n.before)},
                       Html::text(n.text));
    }
    case Run::Kind::Strong:
      return Html::tag("strong", {maybe("lang", run.language)}, Html::text(run.text));
    case Run::Kind::Code:
      return Html::tag("code", {}, Html::text(run.text));
    case Run::Kind::Plain:
      break;
  }
  if (run.language.empty()) return Html::text(run.text);
  return Html::tag("span", {{"lang", run.language}}, Html::text(run.text));
}

}  // namespace

Html::Attribute maybe(Html::Literal name, const std::string& value) {
  return {value.empty() ? Html::Literal("") : name, value};
}

Html html(const Words& words) {
  Html all;
  for (const Run& run : words) all += html(run);
  return all;
}

Html html_of_text(const Words& words) {
  Words texts;
  for (const Run& run : words) {
    const bool figure = run.kind == Run::Kind::Figure;
    texts.push_back({Run::Kind::Plain, figure ? run.number.text : run.text, run.language, {}});
  }
  return html(texts);
}

}  // namespace peil::render
