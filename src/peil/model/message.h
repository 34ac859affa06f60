#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "peil/model/field_plan.h"

namespace peil {

/// An e-mail to one person, all words filled in. Holds a name, an address and a code: not for logs.
struct Mail {
  std::string to;  ///< an address, and nothing but one (fieldwork/mail_address.h)
  std::string subject;
  std::string body;      ///< lines end in LF
  std::string language;  ///< BCP 47
  std::string tag;     ///< hexadecimal digits that name this message and tell nothing of the person
  std::string number;  ///< of contact, by which somebody who writes back is known
};

/// A letter to one person. Holds what an e-mail holds: not for logs.
struct PostalLetter {
  std::vector<std::string> address;  ///< lines
  std::string subject;
  std::string body;    ///< paragraphs apart by an empty line
  std::string code;    ///< as it is printed
  std::string number;  ///< of contact, as it is printed
  std::string link;    ///< of the questionnaire, with the code behind the #
};

/// Letters in one language that are printed together.
struct PostalBatch {
  std::string title;
  std::string language;
  bool right_to_left = false;
  EnvelopeWindow window = EnvelopeWindow::Left;
  std::string organisation;
  std::string site;        ///< address to type
  std::string code_label;  ///< "Your login code"
  std::string day;         ///< as the language writes it
  std::string notice;      ///< said on every page (a fictional survey); may be empty
  std::vector<PostalLetter> letters;
};

}  // namespace peil
