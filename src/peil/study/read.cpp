#include "peil/study/read.h"

#include <fmt/format.h>

#include <algorithm>

#include "peil/base/digest.h"
#include "peil/study/cross_checks.h"
#include "peil/study/draft.h"
#include "peil/study/form_checks.h"
#include "peil/study/forms.h"
#include "peil/study/local_texts.h"
#include "peil/study/lock_file.h"
#include "peil/study/logo_file.h"
#include "peil/study/messages.h"
#include "peil/study/plan_file.h"
#include "peil/study/published_file.h"
#include "peil/study/questionnaire_file.h"
#include "peil/study/study_file.h"
#include "peil/study/translation.h"
#include "peil/study/warnings.h"

namespace peil::study {
namespace {

class Reader {
 public:
  explicit Reader(const Texts& texts) : texts_(texts) {}

  void read_source() {
    check_names();
    read("study.toml", true, read_study_file);
    NameList* const lists[]{&draft_.languages, &draft_.reporting_groups, &draft_.customer_groups,
                            &draft_.waves};
    take_logo(texts_, draft_, problems_);
    for (NameList* list : lists) list->complete = list->complete && !list->names.empty();
    read("questionnaire.toml", true, read_questionnaire_file);
    if (!draft_.questionnaire_read) draft_.items.complete = false;
    read_forms(texts_, draft_, problems_);
    for (const auto& [path, text] : texts_)
      if (path.starts_with("plans/")) read(path, true, read_plan_file);
    for (const auto& [path, text] : texts_) {
      if (!path.starts_with("locks/")) continue;
      FileProblems problems(path, text, problems_);
      read_lock_file(problems, draft_);
    }
    read("published.toml", false, read_published_file);
    cross_check(draft_, problems_);
    if (draft_.questionnaire_read) check_forms(draft_, problems_);
    check_messages();
    label_what_has_no_text(draft_.study);
    add_interface_texts(draft_.study);
    add_summary_texts(draft_.study);
    if (const auto form = texts_.find("questionnaire.toml"); form != texts_.end())
      draft_.study.questionnaire.version = sha256(form->second).substr(0, 12);
  }

  void read_translations() {
    // Without its source language every text would look untranslated.
    if (!draft_.languages.has(draft_.study.source_language)) return read_translations_alone();
    sound_ = problems_.empty();
    for (const Language& language : draft_.study.languages) {
      if (language.code != draft_.study.source_language) read_translation(language.code);
    }
    share_translations(draft_.study);
    for (const auto& [path, text] : texts_) {
      if (!path.starts_with("translations/") || !draft_.languages.complete) continue;
      const std::string language = path.substr(13, path.size() - 17);
      if (draft_.languages.has(language) && language != draft_.study.source_language) continue;
      FileProblems(path, text, problems_)
          .add("translation.no-such-language", {},
               language == draft_.study.source_language
                   ? fmt::format("'{}' is the source language and has no translation.", language)
                   : fmt::format("The study has no language '{}'.", language),
               "Add the language to study.toml, or take this file out.");
    }
  }

  Problems problems() {
    std::ranges::stable_sort(problems_, [](const Problem& a, const Problem& b) {
      return std::tuple(rank(a.where), a.where, a.line, a.column) <
             std::tuple(rank(b.where), b.where, b.line, b.column);
    });
    return std::move(problems_);
  }

  bool good() const { return problems_.empty(); }
  Checked result() {
    Problems told = warnings(draft_);
    return {std::move(draft_.study), std::move(counts_), std::move(told)};
  }

 private:
  void read_translations_alone() {
    for (const auto& [path, text] : texts_) {
      if (!path.starts_with("translations/")) continue;
      FileProblems problems(path, text, problems_);
      static_cast<void>(read_xliff(problems));
    }
  }

  // Files in the order in which a person would mend them.
  static int rank(const std::string& path) {
    if (path == "study.toml") return 0;
    if (path.starts_with("questionnaire")) return 1;
    if (path.starts_with("plans/")) return 2;
    return path == "published.toml" ? 3 : 4;
  }

  void read(const std::string& path, bool must,
            void (*take)(const TomlNode&, FileProblems&, Draft&)) {
    const auto found = texts_.find(path);
    if (found == texts_.end()) {
      if (must) {
        problems_.push_back({"file.missing", path, 0, 0, "This file is missing.",
                             "Every study has one; docs/formats/study.md shows what is in it."});
      }
      return;
    }
    FileProblems problems(path, found->second, problems_);
    if (auto node = read_toml(problems)) {
      node->at = {1, 1};
      take(*node, problems, draft_);
    }
  }

  // A file that is called nearly as it should be would be passed over without a word.
  void check_names() {
    for (const auto& [path, text] : texts_) {
      const bool alone = path == "study.toml" || path == "questionnaire.toml" ||
                         path == "published.toml" || path == "simulation.toml" ||
                         is_logo_name(path);
      const bool among = path.ends_with(path.starts_with("translations/") ? ".xlf"
                                        : path.starts_with("locks/")      ? ".json"
                                                                          : ".toml") &&
                         path.find('/') != std::string::npos;
      if (alone || among) continue;
      const auto slash = path.find('/');
      const std::size_t from = slash == std::string::npos ? 0 : path.rfind('.');
      std::string right = path;
      for (std::size_t i = from; i < right.size(); ++i)
        if (right[i] >= 'A' && right[i] <= 'Z') right[i] = static_cast<char>(right[i] - 'A' + 'a');
      problems_.push_back({"file.name", path, 0, 0, "A file of this name is not read.",
                           fmt::format("Call it {}.", right)});
    }
  }

  void check_messages() {
    const std::string& language = draft_.study.source_language;
    for (const LocalText* text : texts_of(std::as_const(draft_.study))) {
      const Message message = read_message(text->at(language), language);
      const Where& where = draft_.text_places.at(text->key);
      const std::string_view key = later_key(text->key);
      const bool on_a_page = key.starts_with("question/") || key.starts_with("page/");
      if (!on_a_page && text->at(language).find("${") != std::string::npos) {
        problems_.push_back(
            {"pipe.not-here", where.file, where.at.line, where.at.column,
             "This text is read by people who have not answered anything yet.",
             "Earlier answers can be named in the texts of the questionnaire alone."});
      }
      if (message.code.empty()) continue;
      problems_.push_back({message.code, where.file, where.at.line, where.at.column,
                           message.message, message.mend});
    }
  }

  void read_translation(const std::string& language) {
    const std::string path = "translations/" + language + ".xlf";
    const auto found = texts_.find(path);
    if (found == texts_.end()) {
      problems_.push_back(
          {"file.missing", path, 0, 0,
           fmt::format("The translation file of the language '{}' is missing.", language),
           "Run peil translate to make it, and have it translated."});
      return;
    }
    FileProblems problems(path, found->second, problems_);
    const auto file = read_xliff(problems);
    // Source texts that could not be read would make every unit look unknown.
    if (!file || !draft_.questionnaire_read || !draft_.languages.complete) return;
    counts_.push_back(take_translation(draft_, language, *file, sound_, problems));
  }

  const Texts& texts_;
  Problems problems_;
  Draft draft_;
  std::vector<TranslationCount> counts_;
  bool sound_ = false;  ///< nothing is wrong in the TOML files
};

}  // namespace

Result<Study> read_source(const Texts& texts) {
  Reader reader(texts);
  reader.read_source();
  if (!reader.good()) return reader.problems();
  return reader.result().study;
}

Result<Checked> check(const Texts& texts) {
  Reader reader(texts);
  reader.read_source();
  reader.read_translations();
  if (!reader.good()) return reader.problems();
  return reader.result();
}

Result<Study> read(const Texts& texts) {
  Result<Checked> checked = check(texts);
  if (!checked.ok()) return checked.problems();
  return std::move(checked).value().study;
}

}  // namespace peil::study
