#include "peil/render/words_html.h"

namespace peil::render {
namespace {

Html linked(const Number& number, const FigureAddress& address_of) {
  const std::string to = address_of ? address_of(number) : "";
  if (to.empty()) return Html::text(number.text);
  return Html::tag("a", {{"href", to}}, Html::text(number.text));
}

Html html(const TextRun& run, const FigureAddress& address_of) {
  if (!run.address.empty())
    return Html::tag("a", {{"href", run.address}, maybe("lang", run.language)},
                     Html::text(run.text));
  switch (run.kind) {
    case TextRun::Kind::Figure: {
      const Number& n = run.number;
      return Html::tag("data",
                       {{"value", n.value},
                        {"data-key", n.key},
                        maybe("data-part", n.part),
                        maybe("data-before", n.before)},
                       linked(n, address_of));
    }
    case TextRun::Kind::Strong:
      return Html::tag("strong", {maybe("lang", run.language)}, Html::text(run.text));
    case TextRun::Kind::Code:
      return Html::tag("code", {}, Html::text(run.text));
    case TextRun::Kind::Plain:
      break;
  }
  if (run.language.empty()) return Html::text(run.text);
  return Html::tag("span", {{"lang", run.language}}, Html::text(run.text));
}

}  // namespace

Html::Attribute maybe(Html::Literal name, const std::string& value) {
  return {value.empty() ? Html::Literal("") : name, value};
}

Html html(const Words& words, const FigureAddress& address_of) {
  Html all;
  for (const TextRun& run : words) all += html(run, address_of);
  return all;
}

Html html_of_text(const Words& words) {
  Words texts;
  for (const TextRun& run : words) {
    const bool figure = run.kind == TextRun::Kind::Figure;
    texts.push_back({TextRun::Kind::Plain, figure ? run.number.text : run.text, run.language, {}});
  }
  return html(texts);
}

}  // namespace peil::render
