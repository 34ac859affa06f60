#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/fieldwork/message_gate.h"
#include "peil/ports/outside.h"

namespace peil::app {

struct InviteRequest {
  std::string study;  ///< folder
  std::string data;   ///< data folder
  std::string wave, step;
  std::string key;        ///< file with the secret half of the key of people
  std::string codes{};    ///< file of codes; may be empty in a dry run
  std::string mail{};     ///< file that says how e-mails go out; needed where some do
  std::string letters{};  ///< folder for letters; needed where there are some
  std::string day{};      ///< "2013-09-16": the day that counts; empty: today
  std::string by{};       ///< "email" or "letter": this time by that way alone
  bool dry_run = false;
};

/// What a run of `peil invite` did, or would do. Counts alone: nobody is named.
struct Invited {
  struct Line {
    std::string group, language;
    ContactMode mode = ContactMode::Email;
    std::size_t people = 0;
  };
  std::string wave, step;
  Day day;
  bool dry_run = false, fictional = false;
  std::size_t people = 0;     ///< of the wave; those who get the message and those left out are all
  std::vector<Line> gets{};   ///< when the run began, by group, language and mode
  std::size_t other_way = 0;  ///< who get it by a way that was not asked for this time
  std::map<fieldwork::LeftOut, std::size_t> left_out{};
  std::map<ContactMode, double> cost{};  ///< of `gets`, where the plan says what one costs

  std::size_t given_up = 0;  ///< that were in the air when an earlier run ended: nobody knows
  std::size_t mailed = 0, printed = 0;
  std::size_t no_such_address = 0, not_now = 0, in_doubt = 0;
  std::vector<std::string> files{};      ///< of letters
  std::optional<std::string> stopped{};  ///< the outside failed before all was done, and how
};

/// Sends one message of a wave to those for whom it is, or says who they are.
///
/// Each message is claimed in the contact store before it is handed over and settled after, so that
/// a run that is killed leaves at most one e-mail, or one file of letters, of which nobody knows
/// what became of it; the next run tells of it, and sends none of these again. One process sends
/// at a time.
///
/// Problems  those of read_study, mail_settings, codes_file, and
///           "invite.no-wave", "invite.no-messages", "invite.no-step", "invite.day",
///           "invite.before-its-day", "invite.after-fieldwork", "invite.by"
///           "invite.not-a-key", "invite.key-in-data"
///           "invite.keys-gone"       codes or contact data were destroyed
///           "invite.nobody-loaded"   the wave has no people
///           "invite.no-codes", "invite.codes-missing", "invite.codes-void"
///           "invite.no-mail", "invite.no-letters"
///           "invite.fictional"       people who are made up, and a mail server that is not here
/// Throws    OutsideError before anything was sent; afterwards Invited::stopped tells.
Result<Invited> invite(const InviteRequest& request, Outside& outside);

}  // namespace peil::app
