#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "peil/app/turns.h"
#include "peil/interview/shown.h"
#include "peil/interview/take.h"
#include "peil/ports/clock.h"
#include "peil/ports/key_store.h"
#include "peil/ports/response_store.h"
#include "peil/ports/secrets.h"

namespace peil::app {

/// The interview of one wave, from login code to thank-you page. Safe to call from several
/// threads. docs/decisions/0002-one-answer-once.md says why a page is taken as it is.
///
/// Functions that read throw OutsideError when a store cannot be read.
class Interview {
 public:
  /// Everything handed in outlives the interview. `server_key` signs cookies and posts.
  Interview(const Study& study, const Wave& wave, ResponseStore& responses, KeyStore& keys,
            const Clock& clock, Secrets& secrets, std::string_view server_key);

  /// The respondent to whom a typed code belongs; nothing when there is no such code, it belongs to
  /// another wave, or fieldwork is not open (trial interviews are always open). Changes nothing,
  /// and does the same work for a code that is unknown and one that is closed.
  std::optional<std::string> log_in(std::string_view typed_code) const;

  /// The days of fieldwork, and whether today is one of them.
  struct Fieldwork {
    Day from, to;
    bool open = false;
    std::string agency = {};  ///< who collects the answers; may be empty
  };
  Fieldwork fieldwork() const;

  /// How the store is: it takes answers; it has no room, and takes them again when there is; or
  /// it takes nothing any more and the service has to stop.
  enum class Health : std::uint8_t { Good, NoRoom, Broken };
  Health health() const;

  /// Everything is answered: the thank-you page.
  struct Thanks {
    Day received;
    bool changeable = false;  ///< fieldwork is open: answers may be seen and changed
    std::string first;        ///< first page of the route
    bool test = false;
  };
  /// Not this page, but that one: it is off the route, or others come first.
  struct Elsewhere {
    std::string page;
  };
  /// The questionnaire has no such page.
  struct NoSuchPage {};
  /// Nobody we know, or fieldwork has ended: log in (again).
  struct LogIn {};
  using View = std::variant<interview::PageShown, Thanks, Elsewhere, NoSuchPage, LogIn>;

  /// A page as the respondent gets it now. Without a name: the first page of the route that is
  /// still to be sent, or thanks. Changes nothing.
  View show(const std::string& respondent, std::string_view page, std::string_view language);
  const Questionnaire& form() const { return form_; }  ///< of the wave that is held
  /// The thank-you page, or Elsewhere when something is left to ask.
  View thanks(const std::string& respondent) const;

  /// Where a page leads. Only Next asks for every answer; the others keep what is valid and ask
  /// nothing, so that a mistake holds nobody; what does not fit is kept aside and shown again.
  enum class Way : std::uint8_t { Next, Back, Stay };

  /// Name of the field with the mark of a page. No item has a point in its name.
  static constexpr const char* mark_field = "peil.post";

  /// Name of the field with PageShown::seen; a page without it has seen everything.
  static constexpr const char* seen_field = "peil.seen";

  /// Name of the field with PageShown::version; a page without it is of the form that is held.
  static constexpr const char* form_field = "peil.form";

  /// True when a page that was sent may have fields of questions that are not on it by now.
  static bool of_another_form(const Questionnaire& form, const std::string& page,
                              const interview::Fields& fields);

  /// A page that was sent.
  struct Sending {
    std::string respondent;
    std::string page;
    interview::Fields fields;  ///< with mark_field, as the page carried it
    std::string language;
    Way way = Way::Next;
    /// Of Way::Stay: the language in which the page is shown again; empty: the person leaves it.
    std::string again_in = {};
  };
  /// What there was to keep is on disk. `next` is the page to show; empty: everything is answered.
  struct Accepted {
    std::string next;
  };
  /// The page, or a question that it showed, is off the route by now (answered in another window),
  /// or not in the form any more: what was typed is on disk, kept aside until it is asked again,
  /// and the page to go on with says so.
  struct Aside {
    std::optional<interview::PageShown> page;  ///< nothing: everything is answered
  };
  /// The page with what was typed and an error beside each field in trouble. Nothing was taken, or
  /// (Way::Stay, questions off the route) what was valid.
  struct Refused {
    interview::PageShown page;
  };
  /// This very page was received before and its answers were changed since: nothing changes, the
  /// page shows what we hold.
  struct Outdated {
    interview::PageShown page;
  };
  /// The mark of the page is not this respondent's: it was forged, or somebody else began the page.
  /// Nothing was stored, and no fresh mark is given: whose page it is has to be said by a code.
  struct Unmarked {};
  /// Pages of this respondent wait in such a number that this one cannot, or another page just
  /// changed what this one may hold: sent again it is taken. Nothing was stored.
  struct Busy {};
  /// So much came from this respondent that no more is taken, now or later. Nothing was stored.
  struct Full {};
  /// Not on disk: the page with what was typed, under the same mark, so that sending it again is
  /// safe. `store_broken`: the store takes nothing any more, the service has to stop.
  struct NotSaved {
    interview::PageShown page;
    bool store_broken = false;
  };
  using Outcome = std::variant<Accepted, Refused, Outdated, Aside, Unmarked, NotSaved, Busy, Full,
                               Elsewhere, NoSuchPage, LogIn>;

  /// Runs what it is given, on a thread of the caller's choice, now or later.
  using Resume = std::function<void(std::function<void()>)>;

  using Failed = std::function<void(std::exception_ptr)>;

  /// Takes a page. `done` is called exactly once, through `resume` or before this returns, and gets
  /// Accepted only after the store said that the page is on disk. Pages of one respondent are taken
  /// one after another in the order in which they came; a page that came before and changes nothing
  /// is acknowledged as the first time. When a store cannot be read, or something else goes wrong,
  /// `failed` is called instead. Neither may throw.
  void send(Sending sending, Resume resume, std::function<void(Outcome)> done, Failed failed);

  /// What send() would be given of a page of which only the beginning came: the page with that and,
  /// where nothing came, with what we hold; it says so. Nothing is stored.
  Outcome give_back(const Sending& sending);

  struct TestCode {
    std::string group;
    std::string code;  ///< as printed
  };
  /// Makes trial respondents with fresh codes, customer group by customer group in turn. They are
  /// never counted.
  std::vector<TestCode> make_test_codes(std::size_t count);

  const Study& study() const { return study_; }

 private:
  struct Person;   // a respondent with what was sent and the route that follows from it
  struct Pending;  // a page without mistakes, on its way to the store
  using Done = std::function<void(Outcome)>;

  bool open(const Respondent& who, int days_of_grace) const;
  std::optional<Person> person(const std::string& id, int days_of_grace) const;
  Person with_events(Respondent who) const;
  Thanks thanks_of(const Person& person) const;
  interview::PageShown page_of(const Person& person, std::size_t place, std::string_view language);

  void take(const Sending& sending, const Resume& resume, const Done& done, const Failed& failed);
  std::variant<Outcome, Pending> judge(const Sending& sending);
  std::variant<Outcome, Pending> begin(const Sending& sending);
  void read(const Sending& sending, Pending& pending) const;
  Answers beside(const Sending& sending, Pending& pending, const interview::Stop& stop) const;
  Outcome onwards(const Person& person, const Sending& sending);
  interview::Route after(const Person& person, const PageEvent& event) const;
  static std::string next_open(const interview::Route& route);
  static std::string next_of(const interview::Route& route, const std::string& page, Way way);
  Outcome settle(const Pending& pending, Kept kept);
  /// What a page carries of its making. It keeps both while it comes back with its mistakes, so
  /// that it can still take away what it gave itself.
  struct PageMade {
    std::string mark;
    std::size_t seen = 0;
  };
  Refused refused_page(const Person& person, std::size_t place, const interview::Taken& taken,
                       std::string_view language, const PageMade& made);
  Aside aside(const Person& person, const std::string& next, std::string_view language);
  std::string kept_language(const Respondent& who, const std::string& language) const;

  const Study& study_;
  const Questionnaire& form_;  ///< of the wave
  const Wave& wave_;
  ResponseStore& responses_;
  KeyStore& keys_;
  const Clock& clock_;
  Secrets& secrets_;
  std::string_view server_key_;             ///< one copy in memory, which can be locked there
  std::set<std::string> without_language_;  ///< DrawRecord::without_language
  Turns turns_;
};

}  // namespace peil::app
