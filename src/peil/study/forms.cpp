#include "peil/study/forms.h"

#include <fmt/format.h>

#include "peil/base/digest.h"
#include "peil/study/cross_checks.h"
#include "peil/study/form_changes.h"
#include "peil/study/local_texts.h"
#include "peil/study/questionnaire_file.h"

namespace peil::study {
namespace {

constexpr std::string_view folder = "questionnaires/", ending = ".toml";

// questionnaires/2013.1.toml: edition "1" of wave "2013".
struct FormFile {
  std::string path, wave, edition;
  const std::string* text;
};

class Reader {
 public:
  Reader(const std::map<std::string, std::string>& texts, Draft& draft, Problems& problems)
      : texts_(texts), draft_(draft), problems_(problems) {}

  void run() {
    std::vector<FormFile> files;
    for (const auto& [path, text] : texts_) {
      if (!path.starts_with(folder)) continue;
      if (const auto file = named(path, text)) files.push_back(*file);
    }
    for (const Wave& wave : draft_.study.waves) {
      for (const FormFile& file : files)
        if (file.wave == wave.name && file.edition.empty()) read_earlier(file);
    }
    for (const FormFile& file : files)
      if (!file.edition.empty()) read_edition(file);
    name_texts();
  }

 private:
  void add(const std::string& path, std::string code, std::string message, std::string mend) {
    problems_.push_back({std::move(code), path, 0, 0, std::move(message), std::move(mend)});
  }

  std::optional<FormFile> named(const std::string& path, const std::string& text) {
    const std::string stem =
        path.substr(folder.size(), path.size() - folder.size() - ending.size());
    const auto dot = stem.find('.');
    FormFile file{path, stem.substr(0, dot), dot == std::string::npos ? "" : stem.substr(dot + 1),
                  &text};
    const bool edition = dot == std::string::npos || is_name(file.edition, true);
    if (!is_name(file.wave, true) || !edition) {
      add(path, "form.file-name", "The name of this file is neither that of a wave nor an edition.",
          "Call it after the last wave that it served: 2013.toml; an edition is 2013.1.toml.");
      return {};
    }
    if (draft_.waves.unknown(file.wave)) {
      add(path, "form.unknown-wave", fmt::format("The study has no wave '{}'.", file.wave),
          did_you_mean(file.wave, draft_.waves.names));
      return {};
    }
    if (!draft_.waves.has(file.wave)) return {};
    if (file.edition.empty() && file.wave == draft_.study.waves.back().name) {
      add(path, "form.newest-wave",
          fmt::format("Wave '{}' is the newest: its form is questionnaire.toml.", file.wave),
          "Add the wave that questionnaire.toml is for, or take this file out.");
      return {};
    }
    return file;
  }

  // A draft that knows what the study knows, and no question yet.
  std::optional<Draft> read(const FormFile& file) {
    Draft form;
    form.study.source_language = draft_.study.source_language;
    form.languages = draft_.languages;
    form.customer_groups = draft_.customer_groups;
    FileProblems problems(file.path, *file.text, problems_);
    auto node = read_toml(problems);
    if (!node) return {};
    node->at = {1, 1};
    read_questionnaire_file(*node, problems, form);
    check_form_references(form, problems_);
    form.study.questionnaire.version = sha256(*file.text).substr(0, 12);
    return form;
  }

  void read_earlier(const FormFile& file) {
    std::optional<Draft> form = read(file);
    EarlierNames names{file.wave, {}, {}};
    if (form) {
      names.items = std::move(form->items), names.untyped = std::move(form->untyped);
      places_[file.wave] = std::move(form->text_places);
    } else {
      names.items.complete = false;
    }
    draft_.earlier.push_back(std::move(names));
    draft_.study.earlier_forms.push_back(
        {file.wave, form ? std::move(form->study.questionnaire) : Questionnaire{}});
  }

  void read_edition(const FormFile& file) {
    const std::size_t known = problems_.size();
    const std::optional<Draft> form = read(file);
    if (!form || problems_.size() > known) return;
    Questionnaire& of = form_of(file.wave);
    if (!same_but_for_words(form->study.questionnaire, of)) {
      add(file.path, "form.edition",
          fmt::format("This edition asks other things than the form of wave '{}'.", file.wave),
          "An edition differs in words only. What is asked of a wave stays as it is while people "
          "answer; put the change into the form of a later wave.");
      return;
    }
    of.editions.push_back(form->study.questionnaire.version);
  }

  Questionnaire& form_of(const std::string& wave) {
    const Questionnaire* form = &draft_.study.form(wave);
    for (EarlierForm& earlier : draft_.study.earlier_forms)
      if (&earlier.questionnaire == form) return earlier.questionnaire;
    return draft_.study.questionnaire;
  }

  void name_texts() {
    name_earlier_texts(draft_.study, [&](const LocalText& text) {
      if (draft_.text_places.contains(text.key)) return;
      for (const auto& [wave, places] : places_) {
        if (earlier_key(wave, later_key(text.key)) != text.key) continue;
        draft_.text_places[text.key] = places.at(std::string(later_key(text.key)));
      }
    });
  }

  const std::map<std::string, std::string>& texts_;
  Draft& draft_;
  Problems& problems_;
  std::map<std::string, std::map<std::string, Where>> places_;  ///< by last wave
};

}  // namespace

void read_forms(const std::map<std::string, std::string>& texts, Draft& draft, Problems& problems) {
  Reader(texts, draft, problems).run();
}

}  // namespace peil::study
