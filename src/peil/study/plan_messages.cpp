#include "peil/study/plan_messages.h"

#include <fmt/format.h>

#include <algorithm>

#include "peil/study/messages.h"

namespace peil::study {
namespace {

const std::vector<std::pair<std::string, MessageTo>> kinds_of_people{
    {"everybody", MessageTo::Everybody},
    {"not-started", MessageTo::NotStarted},
    {"started", MessageTo::Started},
    {"not-complete", MessageTo::NotComplete},
    {"bounced", MessageTo::Bounced}};

const std::vector<std::pair<std::string, ContactMode>> ways{{"email", ContactMode::Email},
                                                            {"letter", ContactMode::Letter}};

// What is filled in between the braces of a message.
const std::vector<std::string> blanks{"code", "link",         "site", "until",
                                      "name", "number", "organisation", "help"};

template <class Value>
std::vector<std::string> words_of(const std::vector<std::pair<std::string, Value>>& table) {
  std::vector<std::string> words;
  for (const auto& [word, value] : table) words.push_back(word);
  return words;
}

template <class Value>
std::optional<Value> value_of(const std::vector<std::pair<std::string, Value>>& table,
                              std::string_view word) {
  for (const auto& [known, value] : table)
    if (known == word) return value;
  return {};
}

// An address that people can type and that stands in a QR code: nothing behind the path.
bool is_site(std::string_view text) {
  const std::string_view host = text.starts_with("https://")  ? text.substr(8)
                                : text.starts_with("http://") ? text.substr(7)
                                                              : std::string_view{};
  return !host.empty() && host.front() != '/' && std::ranges::all_of(host, [](unsigned char sign) {
    return sign > 0x20 && sign < 0x7F &&
           std::string_view("\"'<>\\^`{|}?#@").find(char(sign)) == std::string_view::npos;
  });
}

class MessageReader {
 public:
  MessageReader(const TomlTable& file, Plan& plan, Draft& draft)
      : file_(file), problems_(file.problems()), plan_(plan), draft_(draft) {}

  void run() {
    if (file_.has("field")) read_field();
    const auto messages = file_.tables("message", Need::May);
    if (!messages.empty() && !file_.has("field")) {
      problems_.add("step.without-field", messages.front()->at,
                    "This plan has messages, and does not say how people are reached.",
                    "Add a [field] with the site and the contact columns.");
      return;
    }
    for (const TomlNode* node : messages) read_message_of(*node);
  }

 private:
  void read_field() {
    plan_.field.emplace();
    const TomlNode* node = file_.table("field", Need::May);
    if (node == nullptr) return;
    if (plan_.import) {
      problems_.add("field.without-frame", node->at,
                    "The people of an imported wave are not known here, so nobody can be written "
                    "to.",
                    "Take [field] and the messages out.");
      return;
    }
    const TomlTable table(*node, problems_, "[field]",
                          {"site", "email", "name", "address", "window", "days_between"});
    FieldPlan& field = *plan_.field;
    field.site = table.text("site", Need::Must).value_or("");
    while (field.site.ends_with('/')) field.site.pop_back();
    if (!field.site.empty() && !is_site(field.site)) {
      problems_.add("field.site", table.at("site"),
                    fmt::format("'{}' is no address of a web site.", field.site),
                    "Write it whole, with https:// and without anything behind the path.");
    }
    field.email = column(table, "email");
    field.name = column(table, "name");
    for (const auto& [line, at] : table.texts("address", Need::May)) {
      check_column(line, at);
      field.address.push_back(line);
    }
    if (table.word("window", Need::May, {"left", "right"}) == "right")
      field.window = EnvelopeWindow::Right;
    field.days_between =
        static_cast<int>(table.whole("days_between", Need::May, 0, 90).value_or(0));
  }

  std::string column(const TomlTable& table, std::string_view key) {
    const std::string name = table.text(key, Need::May).value_or("");
    if (!name.empty()) check_column(name, table.at(key));
    return name;
  }

  void check_column(const std::string& name, Place at) {
    if (std::ranges::find(plan_.contact, name) != plan_.contact.end()) return;
    problems_.add("field.column-unknown", at,
                  fmt::format("'{}' is not one of the contact columns of [frame].", name),
                  did_you_mean(name, plan_.contact));
  }

  void read_message_of(const TomlNode& node) {
    const TomlTable table(
        node, problems_, "a [[message]]",
        {"step", "day", "modes", "to", "groups", "languages", "cost", "email", "letter"});
    MessagePlan message;
    message.step = table.name("step", Need::Must).value_or("");
    if (!message.step.empty() && plan_.field->message(message.step) != nullptr) {
      problems_.add("step.twice", table.at("step"),
                    fmt::format("There are two messages called '{}'.", message.step),
                    "Give one of them another name: nobody gets one step twice.");
    }
    if (const auto day = table.day("day", Need::Must)) {
      message.day = *day;
      check_day(*day, table.at("day"));
    }
    message.to =
        value_of(kinds_of_people,
                 table.word("to", Need::May, words_of(kinds_of_people)).value_or("everybody"))
            .value_or(MessageTo::Everybody);
    message.groups =
        names(table, "groups", draft_.customer_groups, "step.unknown-group", "customer group");
    message.languages =
        names(table, "languages", draft_.languages, "step.unknown-language", "language");
    read_modes(table, message);
    read_costs(table, message);
    plan_.field->messages.push_back(std::move(message));
  }

  void check_day(Day day, Place at) {
    const Wave* wave = draft_.study.wave(plan_.wave);
    if (wave == nullptr || !wave->dates_known || day <= wave->to) return;
    problems_.add("step.after-fieldwork", at,
                  fmt::format("This message goes out on {}, and fieldwork ends on {}.",
                              day_text(day), day_text(wave->to)),
                  "Send it earlier, or let the wave last longer (study.toml).");
  }

  std::vector<std::string> names(const TomlTable& table, std::string_view key,
                                 const NameList& known, const char* code, const char* what) {
    std::vector<std::string> all;
    for (const auto& [name, at] : table.texts(key, Need::May)) {
      if (known.unknown(name))
        problems_.add(code, at, fmt::format("The study has no {} '{}'.", what, name),
                      did_you_mean(name, known.names));
      all.push_back(name);
    }
    return all;
  }

  void read_modes(const TomlTable& table, MessagePlan& message) {
    for (const auto& [word, at] : table.texts("modes", Need::Must)) {
      const auto mode = value_of(ways, word);
      if (!mode) {
        problems_.add("value.not-one-of", at,
                      fmt::format("'{}' is no way to send a message.", word),
                      did_you_mean(word, words_of(ways)));
        continue;
      }
      message.modes.push_back(*mode);
      check_reachable(*mode, at);
      if (table.has(word)) {
        message.words[*mode] = read_words(table, word, message.step);
      } else {
        problems_.add("step.without-words", at,
                      fmt::format("The message '{}' has no words for {}.", message.step, word),
                      fmt::format("Add [message.{}] with a subject and a body.", word));
      }
    }
    for (const auto& [word, mode] : ways) {
      if (table.has(word) && std::ranges::find(message.modes, mode) == message.modes.end())
        not_a_mode(word, table.entry(word)->at, message.step);
    }
  }

  void not_a_mode(const std::string& word, Place at, const std::string& step) {
    problems_.add("step.not-a-mode", at,
                  fmt::format("The message '{}' does not go out by {}.", step, word),
                  fmt::format("Add '{}' to its modes, or take this out.", word));
  }

  void check_reachable(ContactMode mode, Place at) {
    const bool email = mode == ContactMode::Email;
    if (!(email ? plan_.field->email.empty() : plan_.field->address.empty())) return;
    problems_.add(
        "step.mode-unreachable", at,
        fmt::format("[field] does not say which column holds {}.",
                    email ? "the e-mail address" : "the lines of the address"),
        email ? "Add email = \"...\" to [field]." : "Add address = [\"...\", \"...\"] to [field].");
  }

  MessagePlan::Words read_words(const TomlTable& table, const std::string& mode,
                                const std::string& step) {
    MessagePlan::Words words;
    const TomlNode* node = table.table(mode, Need::May);
    if (node == nullptr) return words;
    const TomlTable own(*node, problems_, fmt::format("[message.{}]", mode), {"subject", "body"});
    const std::string key = fmt::format("message/{}/{}/{}/", plan_.wave, step, mode);
    words.subject = take_text(draft_, own, "subject", key + "subject", Need::Must);
    words.body = take_text(draft_, own, "body", key + "body", Need::Must);
    check_blanks(words.subject, own.at("subject"));
    check_blanks(words.body, own.at("body"));
    if (const auto line = words.subject.in.find(draft_.study.source_language);
        line != words.subject.in.end() && line->second.find('\n') != std::string::npos) {
      problems_.add("step.subject-lines", own.at("subject"),
                    "A subject is one line, and this one has several.",
                    "Write it on one line, between single double quotes.");
    }
    return words;
  }

  void check_blanks(const LocalText& text, Place at) {
    if (text.empty()) return;
    const std::string& language = draft_.study.source_language;
    for (const std::string& blank : read_message(text.at(language), language).arguments) {
      if (std::ranges::find(blanks, blank) == blanks.end()) {
        problems_.add("step.unknown-blank", at, fmt::format("Nothing fills in {{{}}}.", blank),
                      did_you_mean(blank, blanks));
      } else if (blank == "help" && draft_.study.help.empty()) {
        problems_.add("step.no-help", at,
                      "This text names {help}, and the study does not say whom to ask.",
                      "Add help = \"...\" to study.toml, or take {help} out.");
      } else if (blank == "name" && plan_.field->name.empty()) {
        problems_.add("step.no-name", at,
                      "This text names {name}, and [field] does not say which column holds it.",
                      "Add name = \"...\" to [field], or take {name} out.");
      }
    }
  }

  void read_costs(const TomlTable& table, MessagePlan& message) {
    const TomlNode* node = table.has("cost") ? table.table("cost", Need::May) : nullptr;
    if (node == nullptr) return;
    const TomlTable costs(*node, problems_, "cost", {"email", "letter"});
    for (const Entry& entry : costs.entries()) {
      const auto mode = value_of(ways, entry.key);
      if (!mode) continue;
      if (std::ranges::find(message.modes, *mode) == message.modes.end())
        not_a_mode(entry.key, entry.at, message.step);
      if (const auto cost = costs.number(entry.key, Need::May, 0.0, 10'000.0))
        message.cost[*mode] = *cost;
    }
  }

  const TomlTable& file_;
  FileProblems& problems_;
  Plan& plan_;
  Draft& draft_;
};

}  // namespace

void read_messages(const TomlTable& plan_file, Plan& plan, Draft& draft) {
  MessageReader(plan_file, plan, draft).run();
}

}  // namespace peil::study
