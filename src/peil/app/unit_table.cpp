#include "peil/app/unit_table.h"

#include <algorithm>
#include <vector>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/findings/driver_aspects.h"
#include "peil/study/name_list.h"
#include "peil/study/table_spec_file.h"
#include "peil/study/table_spec_text.h"

namespace peil::app {
namespace {

std::string latest_before(const Study& study, std::span<const WaveResults> waves,
                          const std::string& wave) {
  std::string found;
  for (const WaveResults& one : waves) {
    if (one.weighting.converged && study.wave(one.wave) < study.wave(wave)) found = one.wave;
  }
  return found;
}

// A line, and the option that it stands for.
struct SpecLine {
  std::string text, option;
};

std::vector<SpecLine> lines_of(const Study& study, const UnitsOf& of) {
  std::vector<std::string> rows{study::toml_string(study.overall)};
  for (const findings::AspectAsked& one : findings::aspects_asked(study.form(of.wave))) {
    if (one.aspect.column != study.overall) rows.push_back(study::toml_string(one.aspect.column));
  }
  std::vector<SpecLine> lines{{"title = " + study::toml_string(of.variable), "--by"},
                              {"wave = " + study::toml_string(of.wave), "--wave"},
                              {"columns = [" + study::toml_string(of.variable) + "]", "--by"},
                              {"rows = [" + join(rows, ", ") + "]", "--wave"},
                              {"show = [\"mean\"]\ntotal = true\nletters = false", "--by"}};
  if (!of.before.empty())
    lines.insert(lines.begin() + 2, {"before = " + study::toml_string(of.before), "--before"});
  return lines;
}

// That a variable divides people does not make what it tells apart units.
Problems no_units(const Study& study, const UnitsOf& of) {
  const std::string& variable = of.variable;
  const std::vector<std::string> background = study::background_variables(study, of.wave);
  if (std::ranges::find(background, variable) != background.end()) return {};
  const std::string mend =
      "Units are the choices of a question with one answer, or the levels of " +
      study::list_of(background) + ".";
  const auto wrong = [&](const char* code, const std::string& why) {
    return Problems{{code, "--by", 0, 0, "'" + variable + "' " + why + ".", mend}};
  };
  const Questionnaire& form = study.form(of.wave);
  const Question& question = form.questions[*form.find(variable)];
  if (question.type == QuestionType::SelectMultiple)
    return wrong("table.several-answers",
                 "takes several answers, so that people have several units");
  if (question.type != QuestionType::SelectOne)
    return wrong("table.no-column", "is answered on a scale, whose points are no units");
  return {};
}

}  // namespace

Result<TableSpec> unit_table(const Study& study, std::span<const WaveResults> waves,
                             const UnitsOf& asked) {
  expects(!waves.empty(), "unit_table: a wave with answers");
  if (asked.variable == by_wave)
    return Problems{{"table.no-column", "--by", 0, 0, "Waves are no units.",
                     "Name a variable of people; the wave before stands beside them by itself."}};
  UnitsOf of = asked;
  if (of.wave.empty()) of.wave = waves.back().wave;
  const bool known = study.wave(of.wave) != nullptr;
  if (of.before.empty() && known) of.before = latest_before(study, waves, of.wave);
  // Of a wave that the study does not have the reader says so; its form is that of the last.
  const std::vector<SpecLine> lines =
      lines_of(study, known ? of : UnitsOf{of.variable, of.wave, ""});
  std::string text;
  for (const SpecLine& line : lines) text += line.text + "\n";
  Result<TableSpec> spec = study::read_table_spec(text, "units", study, waves.back().wave);
  if (!spec.ok()) {
    Problems found = spec.problems();
    for (Problem& problem : found) {
      const std::size_t at = std::clamp<std::size_t>(problem.line, 1, lines.size()) - 1;
      problem.where = lines[at].option;
      problem.line = problem.column = 0;
    }
    return found;
  }
  if (Problems found = no_units(study, of); !found.empty()) return found;
  return spec;
}

}  // namespace peil::app
