#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "peil/app/field_people.h"
#include "peil/app/invite.h"

namespace peil::app {

/// What is sent, and where it goes.
struct Sending {
  const Study& study;
  const Plan& plan;
  const MessagePlan& message;
  Day day;
  const std::map<std::string, std::string>& codes;  ///< key of the unit -> code
  ContactStore& contacts;
};

/// Those of `passed` who get the message by a way, as places in the list of people.
std::vector<std::size_t> those_by(ContactMode mode, std::span<const fieldwork::Passed> passed);

/// Hands e-mails over one at a time: claims one, sends it, settles it. `tried` holds the people
/// for whom this run did so, and takes the next ones up; at most `most` of them. Adds to the counts
/// of `done`; sets `stopped` where it is of no use to go on.
void send_mails(const Sending& sending, const FieldPeople& people,
                std::span<const std::size_t> whom, std::size_t most, MailSender& mailer,
                std::set<std::string>& tried, Invited& done);

/// Prints letters to files in a folder, one file for so many people of one language: lays a file
/// out, claims its letters, puts it on disk, settles them. Adds to the counts of `done`.
/// Throws OutsideError; what was claimed for a file that was not written is then failed.
void print_letters(const Sending& sending, const FieldPeople& people,
                   std::span<const std::size_t> whom, const std::string& folder, Outside& outside,
                   Invited& done);

}  // namespace peil::app
