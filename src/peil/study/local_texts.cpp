#include "peil/study/local_texts.h"

#include "peil/study/interface_texts.h"

namespace peil::study {
namespace {

template <class AnyStudy, class Text>
std::vector<Text*> collect(AnyStudy& study) {
  std::vector<Text*> all;
  const auto take = [&all](Text& text) {
    if (!text.empty()) all.push_back(&text);
  };
  take(study.title), take(study.organisation);
  for (auto& group : study.reporting_groups) take(group.label);
  for (auto& group : study.customer_groups) take(group.label);
  for (auto& found : study.breaks) take(found.text);
  for (auto& page : study.questionnaire.pages) take(page.title);
  for (auto& q : study.questionnaire.questions) {
    take(q.label), take(q.hint), take(q.low), take(q.high), take(q.constraint_message);
    for (auto& choice : q.choices) take(choice.label);
    for (auto& row : q.rows) take(row.label);
  }
  for (auto& text : study.interface) take(text);
  return all;
}

}  // namespace

std::vector<LocalText*> texts_of(Study& study) { return collect<Study, LocalText>(study); }

std::vector<const LocalText*> texts_of(const Study& study) {
  return collect<const Study, const LocalText>(study);
}

bool has_own_interface(std::string_view language) { return language == "nl" || language == "en"; }

bool must_be_translated(std::string_view key, std::string_view language) {
  return !(key.starts_with("interface/") && has_own_interface(language));
}

void add_interface_texts(Study& study) {
  for (const InterfaceText& own : interface_texts()) {
    LocalText text{"interface/" + std::string(own.key), {}};
    const auto add = [&](const std::string& language) {
      if (language == "nl") text.in[language] = own.nl;
      if (language == "en") text.in[language] = own.en;
    };
    add(study.source_language);
    for (const Language& language : study.languages) add(language.code);
    study.interface.push_back(std::move(text));
  }
}

}  // namespace peil::study
