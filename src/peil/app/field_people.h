#pragma once

#include <string>
#include <vector>

#include "peil/fieldwork/message_gate.h"
#include "peil/model/study.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// How somebody of a wave is reached. Personal: for messages to them and nothing else.
struct ContactData {
  std::string unit_key;
  std::string respondent;  ///< id on the answer side; empty: has no code any more
  std::string name;
  std::string email;                 ///< an address, or empty
  std::vector<std::string> address;  ///< lines, none of them empty; none: no address
};

/// Everybody of a wave, as the gate sees them and as messages reach them, in the same order.
struct FieldPeople {
  std::vector<fieldwork::Addressee> seen;
  std::vector<ContactData> contact;
  bool fictional = false;
};

/// The people of a wave with what happened with them so far, joined in memory. Who opted out or
/// died in any wave of the study did so for this one: known again by the key of the unit, and who
/// opted out by the e-mail address as well.
///
/// Contract  the wave has a plan with a field; codes and people are there.
/// Throws    OutsideError, also when the key opens nobody.
FieldPeople field_people(const Study& study, const Plan& plan, const PeopleKeys& keys,
                         const StoresToRead& stores, const ContactStore* contacts);

}  // namespace peil::app
