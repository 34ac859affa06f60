#include "peil/study/local_texts.h"

#include <algorithm>
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
    // The label of a text at a choice is that of the choice, and no text of its own.
    if (q.other_of.empty() && !q.calculation) see(q.label);
    see(q.hint), see(q.low), see(q.high), see(q.constraint_message);
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

// A calculation is never shown to respondents: where questions are listed it goes by its name.
void label_calculations(const Study& study, Questionnaire& form) {
  for (Question& q : form.questions) {
    if (!q.calculation) continue;
    q.label.in[study.source_language] = q.name;
    for (const Language& language : study.languages) q.label.in[language.code] = q.name;
  }
}

// Texts at choices have the labels of these, in all languages.
void label_texts_at_choices(Questionnaire& form) {
  for (const Question& parent : form.questions) {
    for (const Choice& choice : parent.choices) {
      if (choice.other.empty()) continue;
      for (Question& text : form.questions) {
        if (text.other_of == parent.name && text.other_choice == choice.name)
          text.label = choice.label;
      }
    }
  }
}

bool any_question(const Study& study, bool (*is)(const Question&)) {
  const auto in = [is](const Questionnaire& form) {
    return std::ranges::any_of(form.questions, is);
  };
  return in(study.questionnaire) ||
         std::ranges::any_of(study.earlier_forms,
                             [&](const EarlierForm& form) { return in(form.questionnaire); });
}

// What is said of questions of one kind only is no work for the translators of a study without
// them.
bool is_needed(const Study& study, std::string_view section, std::string_view key) {
  struct Kind {
    std::vector<std::string_view> keys;  // that begin so
    bool (*is)(const Question&);
  };
  static const std::vector<Kind> kinds{
      {{"date_", "error_date_"}, [](const Question& q) { return q.type == QuestionType::Date; }},
      {{"rank_", "error_rank_", "error_required_rank"},
       [](const Question& q) { return q.type == QuestionType::Rank; }},
      {{"other_", "error_other_"}, [](const Question& q) { return !q.other_of.empty(); }},
  };
  if (section != "interface") return true;
  for (const Kind& kind : kinds) {
    const auto begins = [key](std::string_view start) { return key.starts_with(start); };
    if (std::ranges::any_of(kind.keys, begins)) return any_question(study, kind.is);
  }
  return true;
}

// Texts of a section of peil's own, as far as peil has them.
std::vector<LocalText> own_texts(const Study& study, std::string_view section) {
  std::vector<LocalText> all;
  for (const std::string& key : language::texts(language::written().front()).keys(section)) {
    if (!is_needed(study, section, key)) continue;
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
  label_what_has_no_text(study);
}

void label_what_has_no_text(Study& study) {
  const auto label = [&study](Questionnaire& form) {
    label_calculations(study, form);
    label_texts_at_choices(form);
  };
  label(study.questionnaire);
  for (EarlierForm& form : study.earlier_forms) label(form.questionnaire);
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
