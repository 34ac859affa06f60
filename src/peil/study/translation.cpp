#include "peil/study/translation.h"

#include <fmt/format.h>

#include "peil/base/text.h"
#include "peil/study/local_texts.h"
#include "peil/study/messages.h"

namespace peil::study {
namespace {

// The states of XLIFF 1.2 (section 3.2.11 of its specification).
const std::vector<std::string> ready_states{"translated", "final", "signed-off"};
constexpr std::string_view draft_state = "needs-review-translation";
const std::vector<std::string> other_states{
    "new",        "needs-translation",       "needs-adaptation",
    "needs-l10n", "needs-review-adaptation", "needs-review-l10n"};

constexpr std::size_t most_unknown = 20;  // told one by one

std::vector<std::string> all_states() {
  std::vector<std::string> all = ready_states;
  all.emplace_back(draft_state);
  all.insert(all.end(), other_states.begin(), other_states.end());
  return all;
}

bool is_one_of(const std::string& state, const std::vector<std::string>& list) {
  return std::ranges::find(list, state) != list.end();
}

class Taker {
 public:
  Taker(Draft& draft, const std::string& language, bool sound, FileProblems& problems)
      : draft_(draft), language_(language), sound_(sound), problems_(problems) {}

  TranslationCount run(const Xliff& file) {
    check_languages(file, language_, draft_.study.source_language, problems_);
    std::map<std::string, const XliffUnit*> units;
    for (const XliffUnit& unit : file.units) units[unit.id] = &unit;
    TranslationCount count{language_, 0, 0, 0, 0};
    std::vector<std::string> missing;
    for (LocalText* text : texts_of(draft_.study)) {
      const bool must = must_be_translated(text->key, language_) &&
                        is_sent_in(draft_.study, text->key, language_);
      const auto found = units.find(text->key);
      const XliffUnit* unit = found == units.end() ? nullptr : found->second;
      if (found != units.end()) units.erase(found);
      if (!must && (unit == nullptr || unit->target.empty())) continue;
      ++count.texts;
      if (unit == nullptr) {
        missing.push_back(text->key);
        continue;
      }
      take(*text, *unit, count);
    }
    count.missing = count.texts - count.translated - count.drafts;
    report_missing(missing);
    if (sound_) report_unknown(units);
    return count;
  }

 private:
  void take(LocalText& text, const XliffUnit& unit, TranslationCount& count) {
    const std::string& source = text.at(draft_.study.source_language);
    if (!unit.state.empty() && !is_one_of(unit.state, all_states())) {
      problems_.add("translation.unknown-state", unit.target_at,
                    fmt::format("XLIFF does not know the state '{}'.", unit.state),
                    did_you_mean(unit.state, all_states()));
      return;
    }
    switch (standing(unit, source)) {
      case UnitStanding::Empty:
        problems_.add("translation.empty", unit.target_at,
                      fmt::format("'{}' has not been translated.", unit.id),
                      "Write the translation in its target, with state=\"translated\".");
        return;
      case UnitStanding::Outdated:
        problems_.add(
            "translation.outdated", unit.target_at,
            fmt::format("The source text of '{}' has changed since it was translated.", unit.id),
            "Run peil translate, read the translation again and set "
            "state=\"translated\".");
        return;
      case UnitStanding::Draft:
        ++count.drafts;
        break;
      case UnitStanding::Ready:
        ++count.translated;
        break;
    }
    check_message(source, unit);
    text.in[language_] = unit.target;
  }

  void check_message(const std::string& source, const XliffUnit& unit) {
    const Message asked = read_message(source, draft_.study.source_language);
    if (!asked.code.empty()) return;
    Message found = read_message(unit.target, language_);
    if (found.code.empty()) found = compare_messages(asked, found);
    if (found.code.empty()) return;
    problems_.add(found.code, unit.target_at, found.message, found.mend);
  }

  void report_missing(const std::vector<std::string>& missing) {
    if (missing.empty()) return;
    problems_.add("translation.missing-units", {},
                  missing.size() == 1
                      ? fmt::format("The text {} is not in this file.", list_of(missing))
                      : fmt::format("{} texts are not in this file: {}.", missing.size(),
                                    list_of(missing, 3)),
                  "Run peil translate to add them, and have them translated.");
  }

  void report_unknown(const std::map<std::string, const XliffUnit*>& left) {
    std::vector<std::string> known;
    for (const LocalText* text : texts_of(draft_.study)) known.push_back(text->key);
    std::size_t told = 0;
    for (const auto& [id, unit] : left) {
      if (++told > most_unknown) {
        problems_.add("translation.unknown-unit", unit->at,
                      fmt::format("The study does not have {} more of the texts in this file.",
                                  left.size() - most_unknown),
                      "Run peil translate: it takes out what is gone.");
        return;
      }
      problems_.add("translation.unknown-unit", unit->at,
                    fmt::format("The study has no text '{}'.", id),
                    did_you_mean(id, known, 0).starts_with("Did")
                        ? did_you_mean(id, known, 0)
                        : "Run peil translate: it takes out what is gone.");
    }
  }

  Draft& draft_;
  const std::string& language_;
  bool sound_;
  FileProblems& problems_;
};

}  // namespace

void check_languages(const Xliff& file, const std::string& target, const std::string& source,
                     FileProblems& problems) {
  if (file.target_language != target) {
    problems.add("translation.wrong-target-language", file.file_at,
                 fmt::format("The target-language is '{}', and the file is that of '{}'.",
                             file.target_language, target),
                 fmt::format("Write target-language=\"{}\", or rename the file.", target));
  }
  if (!source.empty() && file.source_language != source) {
    problems.add("translation.wrong-source-language", file.file_at,
                 fmt::format("The source-language is '{}', and the study is written in '{}'.",
                             file.source_language, source),
                 fmt::format("Write source-language=\"{}\".", source));
  }
}

std::string plain_text(std::string_view text) {
  std::string plain(trim(text));
  std::erase(plain, '\r');
  return plain;
}

UnitStanding standing(const XliffUnit& unit, std::string_view source) {
  if (unit.target.empty()) return UnitStanding::Empty;
  if (unit.source != plain_text(source) || is_one_of(unit.state, other_states))
    return UnitStanding::Outdated;
  return unit.state == draft_state ? UnitStanding::Draft : UnitStanding::Ready;
}

TranslationCount take_translation(Draft& draft, const std::string& language, const Xliff& file,
                                  bool sound, FileProblems& problems) {
  return Taker(draft, language, sound, problems).run(file);
}

}  // namespace peil::study
