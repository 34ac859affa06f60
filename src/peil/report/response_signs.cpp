#include "peil/report/response_signs.h"

#include <algorithm>
#include <cmath>

#include "peil/language/numbers.h"
#include "peil/report/labels.h"

namespace peil::report {
namespace {

using disclosure::ReleasedLagging;
using disclosure::ReleasedResponse;
using disclosure::ReleasedTop;

Words number(const Pen& pen, double value, int decimals) {
  return plain(language::number(value, decimals, pen.language()));
}

Words level_words(const Pen& pen, const std::string& wave, const std::string& variable,
                  const std::string& level) {
  return pen.say("honesty.level", {{"variable", labels::variable(pen, wave, variable)},
                                   {"level", labels::level(pen, wave, variable, level)}});
}

// A weight of 41.7 people tells as much as one of 42.
Words people_each(const Pen& pen, double weight) {
  return number(pen, weight, weight < 10.0 ? 1 : 0);
}

void add_marks(const Pen& pen, const ReleasedResponse& r, const ReleasedLagging& of,
               std::vector<Words>& said) {
  const int decimals = pen.material().decimals(pen.material().mark(r.wave, "all"));
  if (of.mark_held == disclosure::Held::TooFew)
    said.push_back(
        pen.say("honesty.lagging-few", {{"least", pen.count(pen.study().rules.least_tested)}}));
  else if (of.mark_held)
    said.push_back(pen.say("honesty.lagging-held", {{"why", pen.why(*of.mark_held)}}));
  else
    said.push_back(
        pen.say("honesty.lagging-mark", {{"weighted", number(pen, of.told.weighted, decimals)},
                                         {"unweighted", number(pen, of.told.unweighted, decimals)},
                                         {"n", pen.count(of.told.answers)}}));
  const auto whole = std::ranges::find_if(
      r.marks, [](const auto& mark) { return !mark.held && mark.told.domain == "all"; });
  if (whole == r.marks.end()) return;
  said.push_back(pen.say("honesty.lagging-all",
                         {{"weighted", number(pen, whole->told.weighted, decimals)},
                          {"unweighted", number(pen, whole->told.unweighted, decimals)}}));
}

Words lagging_words(const Pen& pen, const ReleasedResponse& r, const ReleasedLagging& of) {
  const fieldwork::LaggingLevel& one = of.told;
  const Words level = level_words(pen, r.wave, one.variable, one.level);
  std::vector<Words> said{
      pen.say("honesty.lagging", {{"level", level},
                                  {"share", pen.percent(one.response())},
                                  {"others", pen.percent(one.others_response())},
                                  {"drawn", pen.count(one.drawn)}})};
  said.push_back(pen.say("honesty.lagging-weight", {{"own", people_each(pen, one.weight)},
                                                    {"others", people_each(pen, one.others_weight)},
                                                    {"persons", pen.percent(one.of_persons)},
                                                    {"answers", pen.percent(one.of_answers)},
                                                    {"weight", pen.percent(one.of_weight)}}));
  add_marks(pen, r, of, said);
  return join(said, " ");
}

Words cell_words(const Pen& pen, const ReleasedResponse& r, const fieldwork::TopCell& cell) {
  const Words level = level_words(pen, r.wave, cell.variable, cell.level);
  const Words where =
      r.top->one_day
          ? level
          : pen.say("honesty.top-day", {{"level", level}, {"day", plain(pen.day(cell.day))}});
  return pen.say("honesty.top-cell", {{"where", where},
                                      {"top", pen.count(cell.top)},
                                      {"n", pen.count(cell.people)},
                                      {"expected", number(pen, cell.expected, 1)},
                                      {"p", number(pen, std::max(cell.p, 0.001), 3)}});
}

Words without_words(const Pen& pen, const ReleasedResponse& r, const fieldwork::WithoutTop& one) {
  const int decimals =
      std::max(2, pen.material().decimals(pen.material().mark(r.wave, one.domain)));
  return pen.say(
      "honesty.top-without",
      {{"group", one.domain == "all" ? pen.say("response.together") : pen.group(one.domain)},
       {"mark", number(pen, one.mark, decimals)},
       {"without", number(pen, one.without, decimals)},
       {"n", pen.count(one.left_out)}});
}

}  // namespace

void add_lagging(Pen& pen, const ReleasedResponse& r, std::vector<Block>& blocks) {
  for (const ReleasedLagging& of : r.lagging)
    blocks.push_back(Paragraph{lagging_words(pen, r, of), Paragraph::Role::Warning});
}

void add_top_lines(Pen& pen, const ReleasedResponse& r, std::vector<Block>& blocks) {
  if (!r.top || r.top->compared == 0) return;
  const ReleasedTop& top = *r.top;
  blocks.push_back(Heading{pen.say("honesty.top-title")});
  std::vector<Words> variables;
  for (const std::string& name : top.variables)
    variables.push_back(labels::variable(pen, r.wave, name));
  blocks.push_back(
      Paragraph{pen.say(top.one_day ? "honesty.top-looked-units" : "honesty.top-looked",
                        {{"n", pen.count(top.compared)}, {"variables", pen.list(variables)}})});
  if (top.cells.empty() && top.held == 0) {
    blocks.push_back(Paragraph{pen.say("honesty.top-none")});
    return;
  }
  std::vector<Words> found;
  for (const fieldwork::TopCell& cell : top.cells) found.push_back(cell_words(pen, r, cell));
  if (top.held > 0) found.push_back(pen.say("honesty.top-held", {{"n", pen.count(top.held)}}));
  for (const fieldwork::WithoutTop& one : top.marks) found.push_back(without_words(pen, r, one));
  if (top.marks.empty()) found.push_back(pen.say("honesty.top-no-marks"));
  blocks.push_back(BulletList{std::move(found)});
  blocks.push_back(Paragraph{pen.say("honesty.top-note"), Paragraph::Role::Note});
}

}  // namespace peil::report
