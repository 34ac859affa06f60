#include "peil/study/local_texts.h"

#include <map>
#include <set>
#include <utility>

#include "peil/language/texts.h"

namespace peil::study {
namespace {

template <class Form, class See>
void each_text(Form& form, const See& see) {
  for (auto& page : form.pages) see(page.title);
  for (auto& q : form.questions) {
    see(q.label), see(q.hint), see(q.low), see(q.high), see(q.constraint_message);
    for (auto& choice : q.choices) see(choice.label);
    for (auto& row : q.rows) see(row.label);
  }
}

template <class AnyStudy, class Text>
std::vector<Text*> collect(AnyStudy& study) {
  std::vector<Text*> all;
  const auto take = [&all](Text& text) {
    if (!text.empty()) all.push_back(&text);
  };
  take(study.title), take(study.organisation), take(study.help);
  for (auto& group : study.reporting_groups) take(group.label);
  for (auto& group : study.customer_groups) take(group.label);
  for (auto& variable : study.background) {
    take(variable.label);
    for (auto& level : variable.levels) take(level.label);
  }
  for (auto& found : study.breaks) take(found.text);
  for (auto& own : study.report.texts) take(own.text);
  take(study.report.service), take(study.report.logo_text);
  each_text(study.questionnaire, take);
  for (auto& plan : study.plans) {
    if (!plan.field) continue;
    for (auto& message : plan.field->messages)
      for (auto& [mode, words] : message.words) take(words.subject), take(words.body);
  }
  // A text that did not change since is that of the later form: one key, one translation.
  std::set<std::string_view> seen;
  for (Text* text : all) seen.insert(text->key);
  for (auto form = study.earlier_forms.rbegin(); form != study.earlier_forms.rend(); ++form) {
    each_text(form->questionnaire, [&](Text& text) {
      if (!text.empty() && seen.insert(text.key).second) all.push_back(&text);
    });
  }
  for (auto& text : study.interface) take(text);
  for (auto& text : study.summary) take(text);
  return all;
}

// Texts of a section of peil's own, as far as peil has them.
std::vector<LocalText> own_texts(const Study& study, std::string_view section) {
  std::vector<LocalText> all;
  for (const std::string& key : language::texts(language::written().front()).keys(section)) {
    LocalText text{std::string(section) + "/" + key, {}};
    const auto add = [&](const std::string& code) {
      if (language::is_written(code)) text.in[code] = language::texts(code).form(section, key);
    };
    add(study.source_language);
    for (const Language& language : study.languages) add(language.code);
    all.push_back(std::move(text));
  }
  return all;
}

}  // namespace

std::vector<LocalText*> texts_of(Study& study) { return collect<Study, LocalText>(study); }

std::vector<const LocalText*> texts_of(const Study& study) {
  return collect<const Study, const LocalText>(study);
}

std::string earlier_key(std::string_view wave, std::string_view key) {
  return "form/" + std::string(wave) + "/" + std::string(key);
}

std::string_view later_key(std::string_view key) {
  if (!key.starts_with("form/")) return key;
  const auto slash = key.find('/', 5);
  return slash == std::string_view::npos ? key : key.substr(slash + 1);
}

void name_earlier_texts(Study& study, const std::function<void(const LocalText&)>& renamed) {
  std::map<std::string, LocalText> later;  // by the key without a wave: as the later form has it
  each_text(study.questionnaire, [&](LocalText& text) { later[text.key] = text; });
  for (auto form = study.earlier_forms.rbegin(); form != study.earlier_forms.rend(); ++form) {
    each_text(form->questionnaire, [&](LocalText& text) {
      if (text.empty()) return;
      const auto same = later.find(text.key);
      const std::string key = text.key;
      text.key = same != later.end() && same->second.in == text.in
                     ? same->second.key
                     : earlier_key(form->last_wave, key);
      later[key] = text;
      renamed(text);
    });
  }
}

void share_translations(Study& study) {
  std::map<std::string, const LocalText*> first;
  for (const LocalText* text : texts_of(std::as_const(study))) first[text->key] = text;
  for (EarlierForm& form : study.earlier_forms) {
    each_text(form.questionnaire, [&](LocalText& text) {
      if (!text.empty()) text.in = first.at(text.key)->in;
    });
  }
}

namespace {

// Above every page, reports in the languages in which they are written and summaries in all.
bool is_of_house(std::string_view key) {
  return key == "report/service" || key == "report/logo_text";
}

}  // namespace

bool must_be_translated(std::string_view key, std::string_view language) {
  if (key.starts_with("background/") || key.starts_with("report/account/") || is_of_house(key))
    return language::is_written(language);
  if (key.starts_with("summary/")) return false;
  return !(key.starts_with("interface/") && language::is_written(language));
}

bool is_sent_in(const Study& study, std::string_view key, std::string_view language) {
  if (!key.starts_with("message/")) return true;
  for (const Plan& plan : study.plans) {
    if (!plan.field) continue;
    for (const MessagePlan& message : plan.field->messages)
      for (const auto& [mode, words] : message.words)
        if (words.subject.key == key || words.body.key == key) return message.in_language(language);
  }
  return true;
}

bool may_be_translated(std::string_view key, std::string_view language) {
  return (key.starts_with("summary/") || is_of_house(key)) && !language::is_written(language);
}

void add_interface_texts(Study& study) { study.interface = own_texts(study, "interface"); }
void add_summary_texts(Study& study) { study.summary = own_texts(study, "summary"); }

}  // namespace peil::study
