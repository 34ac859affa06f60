// A letter's text as a web page of its own, where its kind of document has no margin.
#include "peil/base/html.h"
#include "peil/base/text.h"
#include "peil/files/letter_parts.h"

namespace peil::files {
namespace {

constexpr Html::Literal style =
    ":root{color-scheme:light dark}body{max-width:40rem;margin:1.5rem auto;padding:0 1rem;"
    "font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}h1{font-size:1.4rem}"
    "h2{font-size:1.15rem}table{border-collapse:collapse}td{border:1px solid;padding:.2em .5em;"
    "vertical-align:top}";

/// Lines of Markdown as text() has them, block by block.
class Blocks {
 public:
  Html page;

  void add(std::string_view line) {
    const std::string_view said = trim(line);
    if (said.empty()) return close();
    if (said.starts_with('|')) return row(said);
    const std::size_t heading = said.find_first_not_of('#');
    if (heading > 0 && heading <= 6 && heading != said.npos && said[heading] == ' ')
      return alone("h2", said.substr(heading));
    if (said.starts_with("- ") || said.starts_with("* ") || said.starts_with("+ ")) {
      item();
      in_list_ = true;
      words_ = said.substr(2);
      return;
    }
    if (!rows_.empty()) close();
    if (!words_.empty()) words_ += ' ';
    words_ += said;
  }

  void close() {
    item();
    if (!items_.empty()) page += Html::tag("ul", {}, std::exchange(items_, {}));
    if (!rows_.empty()) page += Html::tag("table", {}, std::exchange(rows_, {}));
    in_list_ = false;
  }

 private:
  // What stands open, a paragraph or an item of a list.
  void item() {
    if (words_.empty()) return;
    const Html said = Html::text(std::exchange(words_, ""));
    if (in_list_)
      items_ += Html::tag("li", {}, said);
    else
      page += Html::tag("p", {}, said);
  }

  void alone(Html::Literal name, std::string_view said) {
    close();
    page += Html::tag(name, {}, Html::text(trim(said)));
  }

  void row(std::string_view line) {
    if (rows_.empty()) close();
    Html cells;
    std::string_view inside = line.substr(1);
    if (inside.ends_with('|')) inside.remove_suffix(1);
    for (const std::string_view cell : split(inside, '|'))
      cells += Html::tag("td", {}, Html::text(trim(cell)));
    rows_ += Html::tag("tr", {}, cells);
  }

  std::string words_;
  Html items_, rows_;
  bool in_list_ = false;
};

}  // namespace

std::string letter_page(std::string_view text, const RemarkedCopy& copy) {
  Blocks blocks;
  for (const std::string_view line : split(text, '\n')) blocks.add(line);
  blocks.close();
  Html head = Html::leaf("meta", {{"charset", "utf-8"}});
  head += Html::leaf("meta",
                     {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  head += Html::tag("title", {}, Html::text(copy.title));
  Html sheet;
  sheet += style;
  head += Html::tag("style", {}, sheet);
  Html body = Html::tag("h1", {{"lang", copy.language}}, Html::text(copy.title));
  body += Html::tag("main", {}, blocks.page);
  Html page;
  page += "<!DOCTYPE html>\n";
  page += Html::tag("html", {{"lang", copy.letter_language}},
                    Html::tag("head", {}, head) + Html::tag("body", {}, body));
  return page.markup();
}

}  // namespace peil::files
