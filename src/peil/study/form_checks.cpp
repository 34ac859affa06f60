#include "peil/study/form_checks.h"

#include <fmt/format.h>

#include "peil/study/form_changes.h"
#include "peil/study/local_texts.h"

namespace peil::study {
namespace {

class Checker {
 public:
  Checker(const Draft& draft, Problems& problems)
      : draft_(draft), study_(draft.study), problems_(problems) {}

  void run() {
    for (std::size_t i = 1; i < study_.waves.size(); ++i) {
      const Questionnaire& before = study_.form(study_.waves[i - 1].name);
      const Questionnaire& after = study_.form(study_.waves[i].name);
      if (&before == &after) continue;
      for (const ItemChange& change : changes_between(before, after, study_.source_language))
        check(change, after, study_.waves[i].name);
    }
  }

 private:
  void check(const ItemChange& change, const Questionnaire& after, const std::string& wave) {
    bool told = false, cut = false;
    for (const Break& one : study_.breaks) {
      const bool speaks = one.items.empty() ? one.kind == "questionnaire" : true;
      if (one.wave != wave || !speaks || !one.concerns(change.item)) continue;
      told = true, cut = cut || !one.comparable;
    }
    const Where at = place(change.item, after);
    if (!told) {
      add("break.missing", at,
          fmt::format("Of '{}' {} changed at wave '{}', and no [[break]] says so.", change.item,
                      change_text(change), wave),
          fmt::format("Write in study.toml a [[break]] with wave = \"{}\", kind = "
                      "\"questionnaire\", items = [\"{}\"] and {}.",
                      wave, change.item,
                      change.scale ? "comparable = false"
                                   : "comparable = true or false (false cuts its trend)"));
    } else if (change.scale && !cut) {
      add("break.scale-not-cut", at,
          fmt::format("'{}' is answered on another scale since wave '{}', and its [[break]] calls "
                      "the waves comparable.",
                      change.item, wave),
          "Write comparable = false in that break: means on two scales do not compare.");
    }
  }

  Where place(const std::string& item, const Questionnaire& form) const {
    const Question& q = form.questions[*form.find(item)];
    const auto row = std::ranges::find(q.rows, item, &MatrixRow::name);
    const auto found = draft_.text_places.find(row == q.rows.end() ? q.label.key : row->label.key);
    return found == draft_.text_places.end() ? Where{"questionnaire.toml", {}} : found->second;
  }

  void add(std::string code, const Where& where, std::string message, std::string mend) {
    problems_.push_back({std::move(code), where.file, where.at.line, where.at.column,
                         std::move(message), std::move(mend)});
  }

  const Draft& draft_;
  const Study& study_;
  Problems& problems_;
};

}  // namespace

void check_forms(const Draft& draft, Problems& problems) { Checker(draft, problems).run(); }

}  // namespace peil::study
