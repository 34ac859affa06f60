#include "peil/app/invite.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <ostream>

#include "peil/base/counted.h"
#include "peil/cli/commands.h"
#include "peil/cli/text_table.h"

namespace peil::cli {
namespace {

using fieldwork::LeftOut;

struct Reason {
  LeftOut why;
  const char* name;   ///< for programs
  const char* words;  ///< for people
};

constexpr std::array<Reason, fieldwork::kinds_left_out> reasons{
    {{LeftOut::Deceased, "deceased", "died"},
     {LeftOut::OptedOut, "opted-out", "want no messages"},
     {LeftOut::Refused, "refused", "refused"},
     {LeftOut::Unable, "unable", "cannot take part"},
     {LeftOut::LeftCountry, "left-country", "left the country"},
     {LeftOut::NotEligible, "not-eligible", "do not belong to the population"},
     {LeftOut::Complete, "complete", "have filled in the questionnaire"},
     {LeftOut::HasStep, "has-step", "have had this message"},
     {LeftOut::InDoubt, "in-doubt", "may have had this message: nobody knows"},
     {LeftOut::OtherGroup, "other-group", "are of another customer group"},
     {LeftOut::OtherLanguage, "other-language", "read another language"},
     {LeftOut::NotTheirTurn, "not-their-turn",
      "did not come as far as those for whom it is, or came further"},
     {LeftOut::TooSoon, "too-soon", "had another message a few days ago"},
     {LeftOut::CameBack, "came-back", "cannot be reached: a message to them came back"},
     {LeftOut::StrayAddress, "stray-address", "have no address, but something that is none"},
     {LeftOut::NoWay, "no-way", "have no address"}}};

std::size_t total(const app::Invited& done) {
  std::size_t all = 0;
  for (const auto& line : done.gets) all += line.people;
  return all;
}

double whole_cost(const app::Invited& done) {
  double all = 0.0;
  for (const auto& [mode, cost] : done.cost) all += cost;
  return all;
}

void tell_plan(const app::Invited& done, std::ostream& out) {
  out << "Wave " << done.wave << ", message '" << done.step << "', " << day_text(done.day) << ": "
      << counted(total(done), "person", "people") << " of " << done.people << ".\n";
  if (done.fictional) out << "These people are fictional.\n";
  if (!done.gets.empty()) {
    TextTable table;
    for (const auto& line : done.gets)
      table.row({"  " + line.group, line.language, std::string(contact_name(line.mode)),
                 std::to_string(line.people)});
    out << table.text();
  }
  if (done.other_way > 0) out << "Another way, not this time: " << done.other_way << ".\n";
  if (!done.left_out.empty()) out << "Left out:\n";
  for (const Reason& reason : reasons) {
    const auto found = done.left_out.find(reason.why);
    if (found != done.left_out.end())
      out << fmt::format("  {:>6}  {}\n", found->second, reason.words);
  }
  for (const auto& [mode, cost] : done.cost)
    out << fmt::format("Cost by {}: {:.2f}\n", contact_name(mode), cost);
}

void tell_done(const app::Invited& done, std::ostream& out) {
  if (done.given_up > 0) {
    out << "In the air when an earlier run ended, and not sent again: "
        << counted(done.given_up, "message") << ".\n";
  }
  if (done.dry_run) {
    out << "Nothing was sent (--dry-run).\n";
    return;
  }
  out << fmt::format("E-mails taken by the server: {}.\n", done.mailed);
  if (done.no_such_address > 0)
    out << fmt::format("Refused, no such address: {}.\n", done.no_such_address);
  if (done.not_now > 0)
    out << fmt::format("Refused for now, may be sent again: {}.\n", done.not_now);
  if (done.in_doubt > 0)
    out << fmt::format("In doubt, the connection broke; not sent again: {}.\n", done.in_doubt);
  out << fmt::format("Letters printed: {}.\n", done.printed);
  for (const std::string& file : done.files)
    out << "Letters: " << file << ", secret. Destroy it when they are on paper.\n";
}

nlohmann::ordered_json as_json(const app::Invited& done) {
  nlohmann::ordered_json gets = nlohmann::ordered_json::array();
  for (const auto& line : done.gets)
    gets.push_back({{"group", line.group},
                    {"language", line.language},
                    {"mode", contact_name(line.mode)},
                    {"people", line.people}});
  nlohmann::ordered_json left = nlohmann::ordered_json::object();
  for (const Reason& reason : reasons)
    if (const auto found = done.left_out.find(reason.why); found != done.left_out.end())
      left[reason.name] = found->second;
  nlohmann::ordered_json all{{"wave", done.wave},
                             {"step", done.step},
                             {"day", day_text(done.day)},
                             {"dry_run", done.dry_run},
                             {"fictional", done.fictional},
                             {"people", done.people},
                             {"gets", gets},
                             {"other_way", done.other_way},
                             {"left_out", left},
                             {"cost", whole_cost(done)},
                             {"given_up", done.given_up}};
  if (!done.dry_run) {
    all["mailed"] = done.mailed, all["printed"] = done.printed;
    all["no_such_address"] = done.no_such_address;
    all["not_now"] = done.not_now, all["in_doubt"] = done.in_doubt;
    all["files"] = done.files;
    all["stopped"] = done.stopped.has_value();
  }
  return all;
}

int run_invite(const Arguments& arguments, Outside& outside, Streams streams) {
  app::InviteRequest request;
  request.study = arguments.text("STUDY");
  request.data = arguments.text("--data", request.study + "/data");
  request.wave = arguments.text("--wave");
  request.step = arguments.text("--step");
  request.key = arguments.text("--key");
  request.codes = arguments.text("--codes");
  request.mail = arguments.text("--mail");
  request.letters = arguments.text("--letters");
  request.day = arguments.text("--day");
  request.by = arguments.text("--by");
  request.dry_run = arguments.has("--dry-run");
  const Result<app::Invited> invited = app::invite(request, outside);
  if (!invited.ok()) {
    if (arguments.has("--json")) streams.out << problems_json(invited.problems());
    print(invited.problems(), streams.err);
    streams.err << "Nothing was sent.\n";
    return ProblemsInInput;
  }
  const app::Invited& done = invited.value();
  if (arguments.has("--json")) {
    streams.out << as_json(done).dump(2) << '\n';
  } else {
    tell_plan(done, streams.out);
    tell_done(done, streams.out);
  }
  if (!done.stopped) return Done;
  streams.err << "peil: sending stopped: " << *done.stopped
              << "\n    What was sent is known; the same command sends the rest.\n";
  return OutsideFailed;
}

}  // namespace

const Command invite{
    {"invite",
     "Sends a message to the people of a wave, by e-mail and letter, or says who would get it.",
     {{"STUDY", "the study's folder", true, false},
      {"--wave", "name of the wave", true, false},
      {"--step", "name of the message in the wave's plan", true, false},
      {"--key", "the secret key that opens contact data", true, false},
      {"--codes", "the codes that `peil sample load` wrote; a dry run can do without", false,
       false},
      {"--mail", "how e-mails go out: a file (docs/formats/mail.md)", false, false},
      {"--letters", "folder in which letters are put, as PDF", false, false},
      {"--by", "email or letter: by that way alone this time", false, false},
      {"--day", "the day that counts, as 2013-09-16; today when not given", false, false},
      {"--dry-run", "sends nothing, says who would get it", false, true},
      {"--json", "for a program (docs/commands/invite.md)", false, true},
      {"--data", "the data folder; STUDY/data when not given", false, false}}},
    run_invite};

}  // namespace peil::cli
