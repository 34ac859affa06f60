#include "peil/app/invite.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "peil/app/codes_file.h"
#include "peil/app/key_file.h"
#include "peil/app/mail_settings.h"
#include "peil/app/read_study.h"
#include "peil/app/send_messages.h"
#include "peil/base/counted.h"
#include "peil/base/outside_error.h"
#include "peil/interview/login_code.h"
#include "peil/study/name_list.h"

namespace peil::app {
namespace {

constexpr std::size_t key_bytes = 32;
// So many e-mails go out before it is asked again who is done, or opted out, meanwhile.
constexpr std::size_t mails_between_looks = 200;

Problem problem(const char* code, std::string where, std::string message, std::string mend) {
  return {code, std::move(where), 0, 0, std::move(message), std::move(mend)};
}

/// What was asked for, found in the study.
struct Asked {
  Study study;
  const Plan* plan = nullptr;
  const MessagePlan* message = nullptr;
  Day day;
  std::optional<ContactMode> by{};
  PeopleKeys keys{};
  std::map<std::string, std::string> codes{};
  std::optional<MailServer> server{};
};

class Asking {
 public:
  Asking(const InviteRequest& request, const Outside& outside, Asked& asked)
      : request_(request), outside_(outside), asked_(asked) {}

  Problems run() {
    find_message();
    find_day();
    if (!request_.by.empty()) {
      asked_.by = named_in(contact_modes, request_.by);
      if (asked_.by != ContactMode::Email && asked_.by != ContactMode::Letter)
        add("invite.by", "--by", fmt::format("'{}' is no way to send a message.", request_.by),
            "It is email or letter.");
    }
    read_key();
    read_codes();
    if (!request_.mail.empty()) {
      auto server = mail_settings(request_.mail, request_.study, outside_.files);
      if (server.ok()) asked_.server = std::move(server).value();
      if (!server.ok()) add(server.problems());
    }
    return std::move(problems_);
  }

 private:
  void find_message() {
    const Study& study = asked_.study;
    if (study.wave(request_.wave) == nullptr) {
      std::vector<std::string> known;
      for (const Wave& wave : study.waves) known.push_back(wave.name);
      return add("invite.no-wave", "--wave",
                 fmt::format("The study has no wave '{}'.", request_.wave),
                 study::did_you_mean(request_.wave, known));
    }
    asked_.plan = study.plan(request_.wave);
    if (asked_.plan == nullptr || !asked_.plan->field || asked_.plan->field->messages.empty()) {
      return add("invite.no-messages", "plans/" + request_.wave + ".toml",
                 "The plan of this wave has no messages.",
                 "Add a [field] and a [[message]] (docs/formats/study.md).");
    }
    asked_.message = asked_.plan->field->message(request_.step);
    if (asked_.message != nullptr) return;
    std::vector<std::string> known;
    for (const MessagePlan& one : asked_.plan->field->messages) known.push_back(one.step);
    add("invite.no-step", "--step",
        fmt::format("Wave {} has no message '{}'.", request_.wave, request_.step),
        study::did_you_mean(request_.step, known));
  }

  void find_day() {
    asked_.day = outside_.clock.today(asked_.study.time_zone);
    if (!request_.day.empty()) {
      const auto day = read_day(request_.day);
      if (!day)
        return add("invite.day", "--day", fmt::format("'{}' is no day.", request_.day),
                   "Write it as 2013-09-16.");
      asked_.day = *day;
    }
    if (asked_.message == nullptr) return;
    const Wave& wave = *asked_.study.wave(request_.wave);
    const std::string today = day_text(asked_.day);
    if (asked_.day < asked_.message->day && !request_.dry_run) {
      add("invite.before-its-day", "--step",
          fmt::format("'{}' goes out from {} on, and it is {}.", request_.step,
                      day_text(asked_.message->day), today),
          "Wait, or set another day in the plan; --dry-run shows who would get it.");
    }
    if (asked_.day > wave.to)
      add("invite.after-fieldwork", "--wave",
          fmt::format("The questionnaire of wave {} closed on {}, and it is {}.", wave.name,
                      day_text(wave.to), today),
          "Nobody is asked to fill in what is closed; set another last day in study.toml.");
  }

  void read_key() {
    if (auto wrong = key_in_data("invite.key-in-data", request_.key, request_.data,
                                 "The key that opens contact data must not lie beside them."))
      problems_.push_back(std::move(*wrong));
    const std::string secret = outside_.files.read(request_.key);
    if (secret.size() != key_bytes)
      return add("invite.not-a-key", request_.key, "This file is no key of 32 bytes.",
                 "Give the key that `peil data init --key` made.");
    asked_.keys = outside_.people_keys(secret);
  }

  void read_codes() {
    if (request_.codes.empty()) {
      if (!request_.dry_run)
        add("invite.no-codes", "--codes", "The codes of the people are not given.",
            "Give the file that `peil sample load` wrote.");
      return;
    }
    auto codes = codes_file(request_.codes, outside_.files);
    if (codes.ok()) asked_.codes = std::move(codes).value();
    if (!codes.ok()) add(codes.problems());
  }

  void add(const char* code, std::string where, std::string message, std::string mend) {
    problems_.push_back(problem(code, std::move(where), std::move(message), std::move(mend)));
  }
  void add(const Problems& more) { problems_.insert(problems_.end(), more.begin(), more.end()); }

  const InviteRequest& request_;
  const Outside& outside_;
  Asked& asked_;
  Problems problems_;
};

/// Who gets the message now.
struct Turn {
  FieldPeople people;
  std::vector<fieldwork::Passed> passed;
};

Turn look(const Asked& asked, const StoresToRead& stores, const ContactStore* contacts) {
  Turn turn;
  turn.people = field_people(asked.study, *asked.plan, asked.keys, stores, contacts);
  turn.passed =
      fieldwork::message_gate(*asked.plan->field, *asked.message, asked.day, turn.people.seen);
  return turn;
}

bool asked_for(const Asked& asked, ContactMode mode) { return !asked.by || *asked.by == mode; }

void count(const Asked& asked, const Turn& turn, Invited& done) {
  std::map<std::tuple<std::string, std::string, ContactMode>, std::size_t> gets;
  done.people = turn.people.seen.size();
  done.fictional = turn.people.fictional;
  for (std::size_t i = 0; i < turn.passed.size(); ++i) {
    const fieldwork::Passed& passed = turn.passed[i];
    if (passed.left_out) ++done.left_out[*passed.left_out];
    if (!passed.by) continue;
    if (!asked_for(asked, *passed.by)) {
      ++done.other_way;
      continue;
    }
    const fieldwork::Addressee& who = turn.people.seen[i];
    ++gets[{who.group, who.language, *passed.by}];
    if (const auto cost = asked.message->cost.find(*passed.by); cost != asked.message->cost.end())
      done.cost[*passed.by] += cost->second;
  }
  for (const auto& [line, people] : gets)
    done.gets.push_back({std::get<0>(line), std::get<1>(line), std::get<2>(line), people});
}

// A code that was made by a load which did not end opens nothing, and looks like any other.
Problems check_codes(const InviteRequest& request, const Asked& asked, const Turn& turn,
                     const StoresToRead& stores) {
  if (request.codes.empty()) return {};
  std::size_t missing = 0, lead_elsewhere = 0;
  for (std::size_t i = 0; i < turn.passed.size(); ++i) {
    if (!turn.passed[i].by || !asked_for(asked, *turn.passed[i].by)) continue;
    const ContactData& data = turn.people.contact[i];
    const auto code = asked.codes.find(data.unit_key);
    if (code == asked.codes.end()) {
      ++missing;
    } else if (stores.keys->respondent(interview::login_code_hmac(
                   stores.server_key, code->second)) != data.respondent) {
      ++lead_elsewhere;
    }
  }
  Problems found;
  if (missing > 0) {
    found.push_back(problem("invite.codes-missing", request.codes,
                            "The file has no code for " + counted(missing, "person", "people") +
                                " who would get the message.",
                            "Give the codes of this wave."));
  }
  if (lead_elsewhere > 0) {
    found.push_back(problem(
        "invite.codes-void", request.codes,
        "The codes of " + counted(lead_elsewhere, "person", "people") +
            " who would get the message do not open their interviews.",
        "Give the file that the load of this wave wrote; one of a load that did not end is void."));
  }
  return found;
}

Problems check_turn(const InviteRequest& request, const Asked& asked, const Turn& turn,
                    const StoresToRead& stores) {
  if (turn.people.seen.empty()) {
    return {problem("invite.nobody-loaded", "--wave",
                    "Nobody of wave " + request.wave + " is in the data folder.",
                    "Load its sample by `peil sample load`.")};
  }
  Problems found = check_codes(request, asked, turn, stores);
  if (request.dry_run) return found;
  const bool mails =
      asked_for(asked, ContactMode::Email) && !those_by(ContactMode::Email, turn.passed).empty();
  const bool letters =
      asked_for(asked, ContactMode::Letter) && !those_by(ContactMode::Letter, turn.passed).empty();
  if (mails && !asked.server) {
    found.push_back(problem("invite.no-mail", "--mail",
                            "E-mails are to be sent, and no file says by which server.",
                            "Give one (docs/formats/mail.md), or send the letters alone by "
                            "--by letter."));
  }
  if (letters && request.letters.empty()) {
    found.push_back(problem("invite.no-letters", "--letters",
                            "Letters are to be printed, and no folder is named for them.",
                            "Name one, or send the e-mails alone by --by email."));
  }
  if (mails && asked.server && turn.people.fictional && !is_this_machine(asked.server->host)) {
    found.push_back(problem("invite.fictional", request.mail,
                            "These people are made up, and their addresses may belong to others.",
                            "Send to a mail server on this machine to practise."));
  }
  return found;
}

Problems check_stores(const InviteRequest& request, const StoresToRead& stores) {
  if (stores.keys && stores.people) return {};
  return {problem("invite.keys-gone", "--data",
                  std::string(stores.keys ? "The contact data" : "The codes") + " in " +
                      request.data + " are gone.",
                  "Nobody can be written to any more; a backup may have them.")};
}

void send_all_mails(const InviteRequest& request, const Asked& asked, const Sending& sending,
                    Turn turn, Outside& outside, Invited& done) {
  if (!asked.server) return;
  const auto mailer = outside.mail_sender(*asked.server);
  std::set<std::string> tried;
  while (!done.stopped) {
    const std::size_t before = tried.size();
    send_mails(sending, turn.people, those_by(ContactMode::Email, turn.passed), mails_between_looks,
               *mailer, tried, done);
    if (tried.size() - before < mails_between_looks) return;
    turn = look(asked, outside.read_stores(request.data), &sending.contacts);
  }
}

}  // namespace

Result<Invited> invite(const InviteRequest& request, Outside& outside) {
  Result<Study> study = read_study(outside.files, request.study);
  if (!study.ok()) return study.problems();
  Asked asked;
  asked.study = std::move(study).value();
  if (Problems found = Asking(request, outside, asked).run(); !found.empty()) return found;

  Invited done;
  done.wave = request.wave, done.step = request.step;
  done.day = asked.day, done.dry_run = request.dry_run;
  // Held while something is sent: nobody else sends, and what is in the air is ours.
  const auto lock = request.dry_run ? nullptr : outside.sending_lock(request.data);
  const auto contacts = outside.contact_store(request.data, !request.dry_run);
  if (!request.dry_run) done.given_up = contacts->give_up_sending(request.wave, asked.day);
  Turn turn;
  {
    const StoresToRead stores = outside.read_stores(request.data);
    if (Problems found = check_stores(request, stores); !found.empty()) return found;
    turn = look(asked, stores, contacts.get());
    if (Problems found = check_turn(request, asked, turn, stores); !found.empty()) return found;
  }
  count(asked, turn, done);
  if (request.dry_run) return done;

  const Sending sending{asked.study, *asked.plan, *asked.message,
                        asked.day,   asked.codes, *contacts};
  try {
    if (asked_for(asked, ContactMode::Letter)) {
      const auto whom = those_by(ContactMode::Letter, turn.passed);
      if (!whom.empty()) print_letters(sending, turn.people, whom, request.letters, outside, done);
    }
    if (asked_for(asked, ContactMode::Email))
      send_all_mails(request, asked, sending, std::move(turn), outside, done);
  } catch (const OutsideError& error) {
    done.stopped = error.what();
  }
  return done;
}

}  // namespace peil::app
