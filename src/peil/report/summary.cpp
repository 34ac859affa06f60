#include "peil/findings/response_rates.h"
#include "peil/report/finding_words.h"
#include "peil/report/group_points.h"
#include "peil/report/sections.h"
#include "peil/report/verdict.h"

namespace peil::report {
namespace {

FigureName tail(FigureName name, const char* which) {
  name.statistic = which;
  return name;
}

Card card(Pen& pen, const ReportingGroup& group) {
  const Material& m = pen.material();
  const FigureName name = m.mark(m.last().name, group.name);
  const Figure* figure = m.released().figure(name);
  Card card;
  card.label = pen.label(group.label);
  if (!figure) {
    card.mark = plain("–");
    card.interval = pen.why(name);
    return card;
  }
  const Step* step = m.trend().to(name);
  card.mark = pen.number(*figure);
  card.interval = pen.say(m.names_scale() ? "summary.interval-scaled" : "summary.interval",
                          {{"between", pen.between(*figure)},
                           {"n", pen.answers(*figure)},
                           {"from", pen.lowest()},
                           {"to", pen.highest()}});
  card.verdict = verdict(pen, step);
  card.explanation = explanation(pen, step);
  const Figure *low = m.released().figure(tail(name, "low")),
               *high = m.released().figure(tail(name, "high"));
  if (low && high && m.overall_scale()) {
    card.tails = pen.say(pen.of_ends("summary.tails"), {{"low", pen.number(*low)},
                                                        {"high", pen.number(*high)},
                                                        {"low_end", pen.end(false)},
                                                        {"high_end", pen.end(true)}});
  }
  return card;
}

Words margins_sentence(const Pen& pen) {
  const std::optional<bool> margin = pen.material().marks_have_margins();
  if (!margin) return {};
  if (!*margin) return pen.say("summary.no-margin");
  return pen.say("summary.margins", {{"confidence", pen.percent(pen.study().rules.confidence)}});
}

Words response_sentence(const Pen& pen) {
  const findings::ResponseRate all = findings::response_rate(pen.material().last_results());
  if (!all.share) return pen.say("summary.response-unknown");
  if (all.complete == all.drawn)
    return pen.say("summary.response-all", {{"drawn", pen.count(all.drawn)}});
  return pen.say("summary.response",
                 {{"drawn", pen.count(all.drawn)}, {"share", pen.percent(*all.share)}});
}

}  // namespace

Section summary(Pen& pen) {
  const Material& m = pen.material();
  Section section{"summary", pen.text("summary.title", {{"wave", plain(m.last().name)}}), {}};
  if (!m.last_results().weighting.converged) {
    section.blocks.push_back(
        Paragraph{pen.say("summary.not-converged", {{"wave", plain(m.last().name)}}),
                  Paragraph::Role::Warning});
  }
  // What is concluded of every group comes first, with its mark: it has to stand on one screen.
  Cards cards;
  for (const ReportingGroup& g : pen.study().reporting_groups) cards.cards.push_back(card(pen, g));
  section.blocks.push_back(std::move(cards));
  for (Block& block : findings_that_stand_out(pen)) section.blocks.push_back(std::move(block));
  for (Block& block : points_of_groups(pen)) section.blocks.push_back(std::move(block));
  if (const Words silent = silent_words(pen, m.last_results()); !silent.empty())
    section.blocks.push_back(Paragraph{silent, Paragraph::Role::Warning});
  for (const ReportingGroup& g : pen.study().reporting_groups) {
    if (!polarised(pen, g.name)) continue;
    section.blocks.push_back(
        Paragraph{pen.say(pen.of_ends("summary.polarised"), {{"group", pen.label(g.label)},
                                                             {"low_end", pen.end(false)},
                                                             {"high_end", pen.end(true)}}),
                  Paragraph::Role::Plain});
  }
  section.blocks.push_back(
      Paragraph{margins_sentence(pen) + response_sentence(pen), Paragraph::Role::Note});
  return section;
}

}  // namespace peil::report
