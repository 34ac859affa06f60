#include "peil/web/console/ways_on.h"

#include "peil/report/labels.h"
#include "peil/report/views.h"
#include "peil/web/console/table_address.h"
#include "peil/web/console/tables.h"

namespace peil::web::console {
namespace {

class Ways {
 public:
  Ways(const Words& words, const app::ResultsBook& book, const View& view)
      : words_(words), book_(book), view_(view), pen_(*book.whole, words.language()) {}

  Html of_wave() const {
    return list("results.groups", groups()) + list("results.items", items()) +
           list("results.open",
                way({View::Kind::OpenAnswers, view_.wave},
                    plain(words_.text("results.open-of", {{"wave", view_.wave}})))) +
           list("results.waves", waves());
  }

  // The same figures with letters and differences, in a table that can be changed and taken along.
  Html as_table(bool spreadsheets) const {
    Fields fields;
    if (view_.kind == View::Kind::Item) {
      fields = {{"title", flat(report::labels::item(pen_, view_.wave, view_.name))},
                {"wave", view_.wave},
                {"rows", view_.name},
                {"show", "mean"},
                {"show", "shares"},
                {"columns", "customer_group"},
                {"columns", "reporting_group"}};
    } else {
      fields = {{"title", words_.text("results.items")},
                {"wave", view_.wave},
                {"columns", "customer_group"},
                {"columns", "reporting_group"}};
      for (const std::string& item : report::items_of(pen_.material(), view_.wave))
        fields.emplace_back("rows", item);
    }
    const std::string query = query_of(fields);
    return paragraph(link(address(words_.language(), "/tables?" + query),
                          words_.html("results.as-table"))) +
           table_files(words_, query,
                       spreadsheets ? std::vector<std::string_view>{"xlsx", "csv"}
                                    : std::vector<std::string_view>{"csv"});
  }

 private:
  Html list(const char* title, const Html& items) const {
    return Html::tag("h2", {}, words_.html(title)) + Html::tag("ul", {{"class", "places"}}, items);
  }

  Html way(const View& to, const peil::Words& text) const {
    Html inside;
    for (const TextRun& run : text) {
      inside += run.language.empty()
                    ? Html::text(run.text)
                    : Html::tag("span", {{"lang", run.language}}, Html::text(run.text));
    }
    return Html::tag("li", {}, link(address(words_.language(), below_of(to)), inside));
  }

  Html groups() const {
    Html all;
    for (const ReportingGroup& whole : book_.study.reporting_groups) {
      all += way({View::Kind::Group, view_.wave, whole.name}, pen_.label(whole.label));
      for (const CustomerGroup& group : book_.study.customer_groups) {
        if (group.reporting_group == whole.name)
          all += way({View::Kind::Group, view_.wave, group.name}, pen_.label(group.label));
      }
    }
    return all;
  }

  Html items() const {
    Html all;
    for (const std::string& item : report::items_of(pen_.material(), view_.wave))
      all +=
          way({View::Kind::Item, view_.wave, item}, report::labels::item(pen_, view_.wave, item));
    return all;
  }

  Html waves() const {
    Html all;
    for (std::size_t i = 0; i < book_.waves.size(); ++i) {
      if (book_.up_to[i])
        all += way({View::Kind::Wave, book_.waves[i].wave}, plain(book_.waves[i].wave));
    }
    return all;
  }

  const Words& words_;
  const app::ResultsBook& book_;
  const View& view_;
  report::Pen pen_;
};

}  // namespace

Html ways_on(const Words& words, const app::ResultsBook& book, const View& view,
             bool spreadsheets) {
  const Ways ways(words, book, view);
  return view.kind == View::Kind::Wave ? ways.of_wave() : ways.as_table(spreadsheets);
}

}  // namespace peil::web::console
