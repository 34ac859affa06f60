#include "peil/fieldwork/compose_message.h"

#include "peil/base/contract.h"
#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/fieldwork/contact_number.h"
#include "peil/fieldwork/mail_address.h"
#include "peil/interview/login_code.h"
#include "peil/interview/say.h"

namespace peil::fieldwork {
namespace {

constexpr const char* left_to_right_mark = "\u200E";
constexpr std::size_t tag_digits = 32;

bool written_from_the_right(const Study& study, std::string_view language) {
  const Language* found = study.language(language);
  return found != nullptr && found->right_to_left;
}

}  // namespace

Composed compose_message(const Study& study, const Plan& plan, const MessagePlan& message,
                         ContactMode mode, const Recipient& to) {
  const auto words = message.words.find(mode);
  expects(plan.field && words != message.words.end(), "compose_message: words for the mode");
  const Wave* wave = study.wave(plan.wave);
  expects(wave != nullptr, "compose_message: a wave of the study");
  Composed made;
  made.code = interview::printed_login_code(to.code);
  made.number = printed_contact_number(contact_number(to.person));
  made.link = plan.field->site + "/" + to.language + "#" + to.code;
  const std::string mark = written_from_the_right(study, to.language) ? left_to_right_mark : "";
  interview::Arguments blanks{
      {"code", mark + made.code}, {"link", made.link}, {"number", mark + made.number},
      {"site", plan.field->site}, {"until", wave->to}, {"name", plain_line(to.name)}};
  if (!study.help.empty()) blanks["help"] = interview::say(study, study.help, to.language);
  made.subject = plain_line(interview::say(study, words->second.subject, to.language, blanks));
  made.body = trim(interview::say(study, words->second.body, to.language, blanks));
  return made;
}

std::string message_tag(const std::string& wave, const std::string& step,
                        const std::string& person) {
  return sha256("peil message\n" + wave + "\n" + step + "\n" + person).substr(0, tag_digits);
}

}  // namespace peil::fieldwork
