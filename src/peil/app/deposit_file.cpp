#include "peil/app/deposit_file.h"

#include <algorithm>
#include <array>

#include "peil/base/text.h"
#include "peil/study/name_list.h"
#include "peil/study/toml_table.h"

namespace peil::app {
namespace {

using study::Need;
using study::TomlTable;

// The data themes of the Publications Office of the European Union.
const std::vector<std::string> themes{"AGRI", "ECON", "EDUC",      "ENER", "ENVI", "GOVE", "HEAL",
                                      "INTR", "JUST", "OP_DATPRO", "REGI", "SOCI", "TECH", "TRAN"};
constexpr std::string_view tooi_organisations = "https://identifier.overheid.nl/tooi/id/";

// An absolute IRI of the web, without what Turtle and XML would have to escape.
bool is_iri(std::string_view text) {
  const bool web = text.starts_with("https://") || text.starts_with("http://");
  const std::string_view rest = text.substr(std::min(text.size(), text.find("//") + 2));
  return web && !rest.empty() && rest.front() != '/' &&
         std::ranges::none_of(text, [](unsigned char c) {
           return c <= ' ' || c == 0x7F ||
                  std::string_view("<>\"{}|\\^`'").find(static_cast<char>(c)) !=
                      std::string_view::npos;
         });
}

bool is_mail(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos &&
         text.find('.', at) != std::string_view::npos &&
         text.find("..") == std::string_view::npos && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  std::string_view("@.+-_").find(c) != std::string_view::npos;
         });
}

class Reader {
 public:
  Reader(const TomlTable& table, const Questionnaire& form) : table_(table), form_(form) {}

  report::DepositAbout read() const {
    report::DepositAbout about;
    about.publisher_uri = iri("publisher_uri", Need::Must);
    about.publisher_name = table_.text("publisher_name", Need::Must).value_or("");
    about.contact_mail = mail();
    about.licence = iri("licence", Need::Must);
    about.landing_page = iri("landing_page", Need::Must);
    if (!about.landing_page.ends_with('/')) about.landing_page += '/';
    about.identifier = iri("identifier", Need::Must);
    about.theme = theme();
    about.spatial = iri("spatial", Need::May);
    about.issued = table_.day("issued", Need::May);
    about.quasi_identifiers = questions();
    about.woo = woo(about.publisher_uri);
    return about;
  }

 private:
  std::string iri(std::string_view key, Need need) const {
    const auto text = table_.text(key, need);
    if (text && !is_iri(*text))
      table_.problems().add("deposit.iri", table_.at(key),
                            "'" + *text + "' is no whole address of the web.",
                            "Write it from https:// on, without blanks.");
    return text.value_or("");
  }

  std::string mail() const {
    const auto text = table_.text("contact_mail", Need::Must);
    if (text && !is_mail(*text))
      table_.problems().add("deposit.mail", table_.at("contact_mail"),
                            "'" + *text + "' is no address for mail.",
                            "Write the address alone, as in opendata@example.org.");
    return text.value_or("");
  }

  // Under which category, and the day it was adopted: the index asks both, and knows publishers by
  // their address in the lists of the government.
  std::optional<report::WooDuty> woo(const std::string& publisher) const {
    const auto label = table_.text("woo_category", Need::May);
    const auto adopted = table_.day("woo_adopted", Need::May);
    if (!table_.has("woo_category") && !table_.has("woo_adopted")) return {};
    const auto all = report::woo_categories();
    const auto category = std::ranges::find(all, label.value_or(""), &report::WooCategory::label);
    if (label && category == all.end())
      wrong_woo(
          "woo_category",
          "'" + *label +
              "' is no category of the Wet open overheid that a survey is laid open under.",
          "It is '" + std::string(all[0].label) + "' or '" + std::string(all[1].label) + "'.");
    if (!table_.has("woo_category") || !table_.has("woo_adopted"))
      wrong_woo("", "The index of the Wet open overheid asks category and day together.",
                "Write both woo_category and woo_adopted, or neither.");
    if (!publisher.empty() && !publisher.starts_with(tooi_organisations))
      wrong_woo("publisher_uri",
                "The index of the Wet open overheid knows publishers by their address in the lists "
                "of TOOI.",
                "Write the one that begins with " + std::string(tooi_organisations) + ".");
    if (!label || !adopted || category == all.end()) return {};
    return report::WooDuty{*category, *adopted};
  }

  void wrong_woo(const std::string& key, std::string message, std::string mend) const {
    table_.problems().add("deposit.woo", key.empty() ? table_.at() : table_.at(key),
                          std::move(message), std::move(mend));
  }

  std::string theme() const {
    const auto text = table_.text("theme", Need::Must);
    if (text && std::ranges::find(themes, *text) == themes.end())
      table_.problems().add("deposit.theme", table_.at("theme"),
                            "'" + *text + "' is no theme of the European list.",
                            "It is one of " + join(themes, ", ") + ".");
    return text.value_or("");
  }

  // An empty list is an answer; a list that is not there is a question that nobody asked.
  std::vector<std::string> questions() const {
    if (!table_.has("quasi_identifiers")) {
      table_.problems().add(
          "key.missing", table_.at(),
          "The key 'quasi_identifiers' is missing in the description of the deposit.",
          "Name the questions by which somebody could be recognised (age, gender, country), or "
          "write quasi_identifiers = [] where there are none.");
      return {};
    }
    std::vector<std::string> names;
    for (const auto& [name, at] : table_.texts("quasi_identifiers", Need::May)) {
      const auto place = form_.find(name);
      if (!place || form_.questions[*place].type != QuestionType::SelectOne)
        table_.problems().add("deposit.question", at,
                              "The form of this wave has no question '" + name +
                                  "' that is answered with one choice.",
                              study::did_you_mean(name, with_one_choice()));
      names.push_back(name);
    }
    return names;
  }

  std::vector<std::string> with_one_choice() const {
    std::vector<std::string> names;
    for (const Question& question : form_.questions) {
      if (question.type == QuestionType::SelectOne) names.push_back(question.name);
    }
    return names;
  }

  const TomlTable& table_;
  const Questionnaire& form_;
};

}  // namespace

Result<report::DepositAbout> read_deposit_file(const std::string& file, std::string_view text,
                                               const Questionnaire& form) {
  Problems found;
  study::FileProblems problems(file, text, found);
  const auto toml = study::read_toml(problems);
  if (!toml) return found;
  const TomlTable table(
      *toml, problems, "the description of the deposit",
      {"publisher_uri", "publisher_name", "contact_mail", "licence", "landing_page", "identifier",
       "theme", "spatial", "issued", "quasi_identifiers", "woo_category", "woo_adopted"});
  report::DepositAbout about = Reader(table, form).read();
  if (!found.empty()) return found;
  return about;
}

}  // namespace peil::app
