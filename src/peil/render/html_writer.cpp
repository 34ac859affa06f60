#include "peil/render/html_writer.h"

#include "peil/base/contract.h"
#include "peil/base/digest.h"
#include "peil/base/html.h"
#include "peil/render/chart_file.h"
#include "peil/render/drawing.h"
#include "peil/render/house_html.h"
#include "peil/render/report_style.h"
#include "peil/render/words_html.h"

namespace peil::render {
namespace {

constexpr const char* scroll_id = "scroll";  // of the hint that tables share

// Where the row of a figure stands in the table of figures: that of its bounds and of the error of
// a contrast is its own.
std::string row_of(const Number& number) {
  if (number.key.empty()) return "";
  std::string part = number.part;
  if (part.ends_with("_se")) part.resize(part.size() - 3);
  return "#" + number.key + (part.empty() || part == "low" || part == "high" ? "" : "/" + part);
}

/// Writes the blocks of one page; counts what needs an id.
class Page {
 public:
  explicit Page(FigureAddress address_of = {}) : address_of_(std::move(address_of)) {}

  Html section(const Section& s) {
    headed_ = !s.title.empty();
    Html inside;
    if (headed_) inside += Html::tag("h2", {{"id", s.id + "-title"}}, Html::text(s.title));
    for (const Block& b : s.blocks) {
      inside += std::visit([this](const auto& block) { return html_of(block); }, b);
    }
    if (!headed_) return Html::tag("section", {{"id", s.id}}, inside);
    return Html::tag("section", {{"id", s.id}, {"aria-labelledby", s.id + "-title"}}, inside);
  }

  /// The charts of all sections so far.
  const std::vector<Drawing>& drawings() const { return drawings_; }

 private:
  Html html(const Words& words) const { return render::html(words, address_of_); }

  Html html_of(const Paragraph& p) {
    switch (p.role) {
      case Paragraph::Role::Lead:
        return Html::tag("p", {{"class", "lead"}}, html(p.words));
      case Paragraph::Role::Note:
        return Html::tag("p", {{"class", "note"}}, html(p.words));
      case Paragraph::Role::Warning:
        return Html::tag("p", {{"class", "warning"}}, html(p.words));
      case Paragraph::Role::Plain:
        break;
    }
    return Html::tag("p", {}, html(p.words));
  }

  Html html_of(const Heading& h) {
    if (!headed_) return Html::tag("h2", {}, html(h.words));
    return Html::tag("h3", {}, html(h.words));
  }

  Html html_of(const BulletList& list) {
    Html items;
    for (const Words& w : list.items) items += Html::tag("li", {}, html(w));
    return Html::tag("ul", {}, items);
  }

  Html html_of(const TermList& list) {
    Html items;
    for (const auto& [term, words] : list.items) {
      items += Html::tag("dt", {}, html(term)) + Html::tag("dd", {}, html(words));
    }
    return Html::tag("dl", {}, items);
  }

  Html html_of(const Cards& cards) {
    Html items;
    for (const Card& c : cards.cards) {
      Html inside = Html::tag("h3", {}, html(c.label));
      inside += Html::tag("p", {{"class", "big"}},
                          Html::tag("strong", {}, html(c.mark)) + Html::text(" ") +
                              Html::tag("span", {}, html(c.interval)));
      if (!c.verdict.empty()) inside += Html::tag("p", {{"class", "verdict"}}, html(c.verdict));
      if (!c.explanation.empty()) inside += Html::tag("p", {{"class", "why"}}, html(c.explanation));
      if (!c.tails.empty()) inside += Html::tag("p", {{"class", "tails"}}, html(c.tails));
      items += Html::tag("li", {{"class", "card"}}, inside);
    }
    return Html::tag("ul", {{"class", "cards"}}, items);
  }

  Html html_of(const Panels& panels) {
    Html all;
    bool is_long = false;
    for (const Panel& p : panels.panels) {
      const std::vector<Drawing> pieces = drawn(p, drawings_.size());
      is_long = is_long || pieces.size() > 1;
      Html charts;
      for (const Drawing& piece : pieces) charts += piece.svg;
      drawings_.insert(drawings_.end(), pieces.begin(), pieces.end());
      all += Html::tag("div", {{"class", "panel"}},
                       Html::tag("h3", {}, html(p.heading)) +
                           Html::tag("div", {{"class", "charts"}}, charts) +
                           Html::tag("p", {}, html(p.sentence)));
    }
    return Html::tag("div", {{"class", is_long ? "panels long" : "panels"}}, all);
  }

  // Long cells in a column of numbers (a reason instead of a number) may wrap.
  static const char* number_class(const Words& cell) {
    for (const TextRun& r : cell) {
      if (r.kind == TextRun::Kind::Plain && r.text.size() > 24) return "n w";
    }
    return "n";
  }

  // What stands before a cell where the rows are stacked: the title of its column, which the one
  // column beside the names does without.
  static std::string named(const PrintedTable& table, std::size_t column) {
    return table.columns.size() > 2 ? flat(table.columns[column].title) : "";
  }

  Html row(const PrintedTable& table, const PrintedRow& r) {
    const std::string columns = std::to_string(table.columns.size());
    if (r.heading) {
      return Html::tag("tr", {{"class", "over"}},
                       Html::tag("th", {{"scope", "rowgroup"}, {"colspan", columns}},
                                 Html::tag("span", {}, html(r.cells.front()))));
    }
    const std::size_t all = table.columns.size(), given = r.cells.size();
    expects(given >= 2 && given <= all,
            "PrintedTable: a name, and at most a cell for every column");
    const Html name = html(r.cells.front());
    Html cells = Html::tag("th", {{"scope", "row"}},
                           r.page.empty() ? name : Html::tag("a", {{"href", r.page}}, name));
    for (std::size_t i = 1; i < given; ++i) {
      if (i + 1 == given && given < all) {
        cells += Html::tag("td", {{"class", "rest"}, {"colspan", std::to_string(all - i)}},
                           Html::tag("span", {}, html(r.cells[i])));
        break;
      }
      const std::string css = table.columns[i].number ? number_class(r.cells[i]) : "t";
      cells += Html::tag("td", {maybe("class", css), maybe("data-column", named(table, i))},
                         html(r.cells[i]));
    }
    return Html::tag("tr", {maybe("id", r.id)}, cells);
  }

  Html html_of(const PrintedTable& table) {
    Html head;
    for (const PrintedColumn& c : table.columns) {
      head +=
          Html::tag("th", {{"scope", "col"}, maybe("class", c.number ? "n" : "")}, html(c.title));
    }
    const std::string id = "table-" + std::to_string(++tables_);
    Html inside = Html::tag("caption", {}, Html::tag("span", {{"id", id}}, html(table.caption)));
    inside += Html::tag("thead", {}, Html::tag("tr", {}, head));
    Html body;
    for (const PrintedRow& r : table.rows) {
      if (r.heading && !body.empty()) inside += Html::tag("tbody", {}, body), body = Html();
      body += row(table, r);
    }
    inside += Html::tag("tbody", {}, body);
    Html all = Html::tag("div",
                         {{"class", table.rows.size() <= 14 ? "scroll short" : "scroll"},
                          {"role", "region"},
                          {"tabindex", "0"},
                          {"aria-labelledby", id + " " + scroll_id}},
                         Html::tag("table", {}, inside));
    if (!table.note.empty()) all += Html::tag("p", {{"class", "note"}}, html(table.note));
    if (table.summary.empty()) return all;
    return Html::tag("details", {}, Html::tag("summary", {}, Html::text(table.summary)) + all);
  }

  FigureAddress address_of_;
  std::vector<Drawing> drawings_;
  int tables_ = 0;
  bool headed_ = true;  // the section that is written has a title of its own
};

Html style(const Document& d) {
  Html css;
  css += report_style;
  css += Html::text(rules_of(d.style));
  if (d.warning.empty()) return css;
  css += "@page{@top-center{content:\"";
  css += Html::text(d.furniture.fictional_pages);
  css += "\";font:bold 9pt sans-serif;color:#7a3300}}";
  return css;
}

std::string policy(const Html& css) {
  return "default-src 'none'; style-src 'sha256-" + base64(raw_sha256(css.markup())) +
         "'; img-src data:; base-uri 'none'; form-action 'none'";
}

Html head(const Document& d) {
  const Html css = style(d);
  const std::string title = flat(d.title) + " – " + flat(d.organisation);
  return Html::tag(
      "head", {},
      Html::leaf("meta", {{"charset", "utf-8"}}) +
          Html::leaf("meta",
                     {{"http-equiv", "Content-Security-Policy"}, {"content", policy(css)}}) +
          Html::leaf("meta",
                     {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
          Html::leaf("meta", {{"name", "referrer"}, {"content", "no-referrer"}}) +
          Html::tag("title", {maybe("lang", d.title.empty() ? "" : d.title.front().language)},
                    Html::text(d.warning.empty() ? title : d.warning + " – " + title)) +
          Html::leaf("link", {{"rel", "icon"}, {"href", "data:,"}}) + Html::tag("style", {}, css));
}

Html header(const Document& d) {
  Html meta;
  if (!d.subtitle.empty()) meta += Html::tag("p", {}, html(d.subtitle));
  for (const OtherEdition& other : d.furniture.others) {
    meta += Html::tag(
        "p", {{"class", "other"}},
        Html::tag("a",
                  {{"href", other.file}, {"lang", other.language}, {"hreflang", other.language}},
                  Html::text(other.text)));
  }
  Html inside;
  if (!d.warning.empty()) inside += Html::tag("p", {{"class", "fiction"}}, Html::text(d.warning));
  inside += Html::tag(
      "div", {{"class", "top"}},
      logo(d) + Html::tag("p", {}, html(d.service.empty() ? d.organisation : d.service)) +
          Html::tag("h1", {}, html(d.title)) + Html::tag("div", {{"class", "meta"}}, meta));
  return Html::tag("header", {}, inside);
}

Html contents(const Document& d) {
  Html items;
  for (const Section& s : d.sections) {
    items += Html::tag("li", {}, Html::tag("a", {{"href", "#" + s.id}}, Html::text(s.title)));
  }
  return Html::tag("nav", {{"aria-labelledby", "contents"}},
                   Html::tag("h2", {{"id", "contents"}}, Html::text(d.furniture.contents)) +
                       Html::tag("ul", {}, items));
}

}  // namespace

Html html_of(std::span<const Section> sections, const FigureAddress& address_of) {
  Page page(address_of);
  Html all = Html::tag("span", {Html::flag("hidden", true), {"id", scroll_id}}, Html());
  for (const Section& section : sections) all += page.section(section);
  return all;
}

std::vector<std::string> chart_files(std::span<const Section> sections, const HouseStyle& house) {
  Page page;
  for (const Section& section : sections) page.section(section);
  std::vector<std::string> files;
  for (const Drawing& drawing : page.drawings()) files.push_back(chart_file(drawing, house));
  return files;
}

std::string html_file(const Document& d, bool linked) {
  Page page(linked ? FigureAddress(row_of) : FigureAddress());
  Html main = page.section(d.summary);
  if (d.sections.size() > 1) main += contents(d);
  for (const Section& s : d.sections) main += page.section(s);

  Html body = Html::tag("a", {{"class", "skip"}, {"href", "#main"}}, Html::text(d.furniture.skip));
  if (!d.furniture.scroll.empty())
    body += Html::tag("span", {Html::flag("hidden", true), {"id", scroll_id}},
                      Html::text(d.furniture.scroll));
  body += header(d) + Html::tag("div", {{"class", "sheet"}},
                                Html::tag("main", {{"id", "main"}, {"class", "body"}}, main) +
                                    Html::tag("footer", {}, Html::tag("p", {}, html(d.colophon))));
  return "<!DOCTYPE html>\n" +
         Html::tag("html", {{"lang", d.language}, maybe("dir", d.right_to_left ? "rtl" : "")},
                   head(d) + Html::tag("body", {}, body))
             .markup() +
         "\n";
}

}  // namespace peil::render
