#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/day.h"
#include "peil/model/contact.h"
#include "peil/model/local_text.h"

namespace peil {

/// Whom a message is for, by how far they came with the questionnaire.
enum class MessageTo : std::uint8_t {
  Everybody,    ///< who was drawn and is not done
  NotStarted,   ///< sent no page
  Started,      ///< sent a page and did not come to the end
  NotComplete,  ///< did not come to the end
  Bounced,      ///< not done, and a message to them came back
};

/// One message of a wave: on which day, to whom, by which ways, in which words.
struct MessagePlan {
  struct Words {
    LocalText subject, body;
  };
  std::string step;                ///< "invite", "reminder-1"
  Day day;                         ///< the first on which it may go out
  std::vector<ContactMode> modes;  ///< the first by which somebody can be reached
  MessageTo to = MessageTo::Everybody;
  std::vector<std::string> groups{};     ///< customer groups; empty: all
  std::vector<std::string> languages{};  ///< empty: all of the study
  std::map<ContactMode, double> cost{};  ///< of one message
  std::map<ContactMode, Words> words{};  ///< of every mode

  bool in_language(std::string_view code) const {
    return languages.empty() || std::ranges::find(languages, code) != languages.end();
  }
};

/// Where the address stands on a letter: what the window of its envelope shows.
enum class EnvelopeWindow : std::uint8_t { Left, Right };

/// How the people of a wave are written to: [field] and [[message]] of its plan.
struct FieldPlan {
  std::string site;                    ///< address of the questionnaire, without a slash at its end
  std::string email;                   ///< contact column; empty: nobody is mailed
  std::string name;                    ///< contact column with how people are called; may be empty
  std::vector<std::string> address{};  ///< contact columns, a line each; empty: no letters
  EnvelopeWindow window = EnvelopeWindow::Left;
  int days_between = 0;  ///< that lie at least between two messages to one person
  std::vector<MessagePlan> messages{};

  const MessagePlan* message(std::string_view step) const {
    const auto it = std::ranges::find(messages, step, &MessagePlan::step);
    return it == messages.end() ? nullptr : &*it;
  }
};

}  // namespace peil
