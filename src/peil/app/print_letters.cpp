#include <fmt/format.h>

#include <map>

#include "peil/app/send_messages.h"
#include "peil/base/outside_error.h"
#include "peil/fieldwork/compose_message.h"
#include "peil/interview/say.h"

namespace peil::app {
namespace {

constexpr std::size_t letters_of_a_file = 500;

std::string day_in(const Study& study, const std::string& language, Day day) {
  LocalText text{"", {}};
  text.in[language] = "{day}";
  return interview::say(study, text, language, {{"day", day}});
}

PostalBatch empty_batch(const Sending& sending, const std::string& language, bool fictional) {
  const Study& study = sending.study;
  PostalBatch batch;
  batch.title = interview::say(study, study.title, language);
  batch.language = language;
  batch.right_to_left = study.language(language)->right_to_left;
  batch.window = sending.plan.field->window;
  batch.organisation = interview::say(study, study.organisation, language);
  batch.site = sending.plan.field->site;
  batch.code_label = interview::say(study, "code_label", language);
  batch.day = day_in(study, language, sending.day);
  if (fictional) batch.notice = interview::say(study, "fictional_notice", language);
  return batch;
}

PostalLetter letter_to(const Sending& sending, const fieldwork::Addressee& who,
                       const ContactData& data) {
  fieldwork::Composed words =
      fieldwork::compose_message(sending.study, sending.plan, sending.message, ContactMode::Letter,
                                 {who.person, who.language, data.name, sending.codes.at(data.unit_key)});
  return {data.address, std::move(words.subject), std::move(words.body), std::move(words.code),
          std::move(words.number), std::move(words.link)};
}

// A name that is not taken: files of letters are not replaced.
std::string file_name(const Sending& sending, const std::string& folder,
                      const std::string& language, const Files& files) {
  for (int number = 1;; ++number) {
    std::string path = fmt::format("{}/{}-{}-{}-{}.pdf", folder, sending.plan.wave,
                                   sending.message.step, language, number);
    if (!files.exists(path)) return path;
  }
}

class Printing {
 public:
  Printing(const Sending& sending, const FieldPeople& people, const std::string& folder,
           Outside& outside)
      : sending_(sending), people_(people), folder_(folder), outside_(outside) {}

  // Laid out before it is claimed, since that takes long and may fail.
  void print(const std::string& language, std::span<const std::size_t> whom, Invited& done) const {
    std::string pdf = laid_out(language, whom);
    std::vector<ContactEvent> wanted;
    for (const std::size_t i : whom) {
      wanted.push_back({people_.seen[i].person, sending_.plan.wave, sending_.message.step,
                        ContactMode::Letter, ContactResult::Sending, sending_.day});
    }
    std::vector<ContactEvent> own = sending_.contacts.claim(wanted);
    if (own.empty()) return;
    try {
      if (own.size() < whom.size()) pdf = laid_out(language, claimed(whom, own));
      const std::string path = file_name(sending_, folder_, language, outside_.files);
      outside_.files.write(path, pdf, true);
      done.files.push_back(path);
    } catch (const OutsideError&) {
      settle(own, ContactResult::Failed);
      throw;
    }
    settle(own, ContactResult::Sent);
    done.printed += own.size();
  }

 private:
  std::string laid_out(const std::string& language, std::span<const std::size_t> whom) const {
    PostalBatch batch = empty_batch(sending_, language, people_.fictional);
    for (const std::size_t i : whom)
      batch.letters.push_back(letter_to(sending_, people_.seen[i], people_.contact[i]));
    return outside_.printer->pdf(outside_.letter_writer->html(batch));
  }

  // Without those whom somebody else wrote to meanwhile.
  std::vector<std::size_t> claimed(std::span<const std::size_t> whom,
                                   const std::vector<ContactEvent>& own) const {
    std::set<std::string> persons;
    for (const ContactEvent& event : own) persons.insert(event.person);
    std::vector<std::size_t> left;
    for (const std::size_t i : whom)
      if (persons.contains(people_.seen[i].person)) left.push_back(i);
    return left;
  }

  void settle(std::vector<ContactEvent>& own, ContactResult result) const {
    for (ContactEvent& event : own) event.result = result;
    sending_.contacts.settle(own);
  }

  const Sending& sending_;
  const FieldPeople& people_;
  const std::string& folder_;
  Outside& outside_;
};

}  // namespace

void print_letters(const Sending& sending, const FieldPeople& people,
                   std::span<const std::size_t> whom, const std::string& folder, Outside& outside,
                   Invited& done) {
  std::map<std::string, std::vector<std::size_t>> by_language;
  for (const std::size_t i : whom) by_language[people.seen[i].language].push_back(i);
  outside.files.make_folder(folder);
  const Printing printing(sending, people, folder, outside);
  for (const auto& [language, all] : by_language) {
    for (std::size_t from = 0; from < all.size(); from += letters_of_a_file) {
      const std::size_t size = std::min(letters_of_a_file, all.size() - from);
      printing.print(language, std::span(all).subspan(from, size), done);
    }
  }
}

}  // namespace peil::app
