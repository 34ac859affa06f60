#include "peil/report/sections.h"
#include "peil/report/verdict.h"

namespace peil::report {
namespace {

FigureName figure_of(std::string_view wave, const std::string& group, const std::string& item,
                     const char* statistic) {
  return {std::string(wave), group, item, statistic};
}

// The wave has a form that asks the item whether people would recommend.
bool asks(const Pen& pen, const Wave& wave, const std::string& item) {
  const auto scale = scale_of(pen.study().form(wave.name), item);
  return pen.material().results(wave.name) && scale && scale->recommend;
}

// A score that is held back has its shares held back too: one reason, not three.
PrintedRow row(Pen& pen, const Wave& wave, const std::string& group, const std::string& item) {
  const FigureName score = figure_of(wave.name, group, item, "nps");
  if (!pen.material().released().figure(score)) return {{plain(wave.name), pen.why(score)}};
  return {{plain(wave.name), pen.number_or_why(score), pen.between_or_dash(score),
           pen.number_or_why(figure_of(wave.name, group, item, "high")),
           pen.number_or_why(figure_of(wave.name, group, item, "low")),
           pen.answers_or_dash(score)}};
}

PrintedTable table(Pen& pen, const Question& question) {
  PrintedTable table;
  table.caption = pen.say("recommend.table", {{"label", pen.label(question.label)}});
  table.columns = {{pen.say("column.wave")},
                   {pen.say("column.score"), true},
                   {pen.say("column.between"), true},
                   {pen.say("column.promoters"), true},
                   {pen.say("column.detractors"), true},
                   {pen.say("column.answers"), true}};
  for (const ReportingGroup& g : pen.study().reporting_groups) {
    table.rows.push_back({{pen.label(g.label)}, true});
    std::string_view earlier;
    for (const Wave& wave : pen.study().waves) {
      if (!asks(pen, wave, question.name)) continue;
      if (auto cut = cut_row(pen, question.name, earlier, wave.name))
        table.rows.push_back(std::move(*cut));
      earlier = wave.name;
      table.rows.push_back(row(pen, wave, g.name, question.name));
    }
  }
  table.note = pen.say("recommend.note");
  return table;
}

}  // namespace

Section recommend(Pen& pen) {
  Section section{"recommend", pen.text("recommend.title"), {}};
  for (const Question& q : pen.study().form(pen.material().last().name).questions) {
    if (!q.recommend) continue;
    if (section.blocks.empty()) section.blocks.push_back(Paragraph{pen.say("recommend.reading")});
    section.blocks.push_back(table(pen, q));
  }
  return section;
}

}  // namespace peil::report
