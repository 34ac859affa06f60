#pragma once

#include <string>

#include "peil/model/study.h"

namespace peil::fieldwork {

/// Of one person what stands in a message to them. Not for logs.
struct Recipient {
  std::string person;  ///< id in the people store
  std::string language;
  std::string name;
  std::string code;  ///< canonical (interview/login_code.h)
};

struct Composed {
  std::string subject;  ///< one line
  std::string body;
  std::string code;    ///< as it is printed
  std::string number;  ///< of contact, as it is printed
  std::string link;    ///< with the code behind the #, which no server gets to see by a GET
};

/// The words of a message for one person. In a language that is written from right to left a mark
/// before the code and the number keeps their groups in order.
///
/// Contract  the message is of that plan of the study, which has a field, and has words for the
///           mode in the language.
Composed compose_message(const Study& study, const Plan& plan, const MessagePlan& message,
                         ContactMode mode, const Recipient& to);

/// Names a message to one person, the same whenever it is asked for, 32 hexadecimal digits. From
/// the digits nobody can tell the person who does not have their id.
std::string message_tag(const std::string& wave, const std::string& step,
                        const std::string& person);

}  // namespace peil::fieldwork
