#include "peil/report/deposit_account.h"

#include <algorithm>

#include "peil/language/numbers.h"

namespace peil::report {
namespace {

using disclosure::OpenVariable;

class Account {
 public:
  Account(const Deposit& deposit, const std::string& language)
      : deposit_(deposit), language_(language) {}

  std::vector<AccountPart> all() const {
    return {contents(), again(), privacy(), values(), taken_out(), sources()};
  }

  std::vector<AccountPart> nobody_known() const { return {privacy(), taken_out()}; }

  std::vector<AccountPart> accessibility() const {
    AccountPart scope{told("access.title")};
    scope.paragraphs = {told("access.scope"), told("access.status")};
    AccountPart limits{told("access.limits-title")};
    for (const char* key : {"access.limit.csv", "access.limit.xml", "access.limit.codes",
                            "access.limit.language", "access.limit.audit"})
      limits.paragraphs.push_back(told(key));
    AccountPart contact{told("access.contact-title")};
    contact.paragraphs = {told("access.contact", {{"mail", deposit_.about.contact_mail},
                                                  {"publisher", deposit_.about.publisher_name}})};
    return {scope, limits, contact};
  }

 private:
  std::string told(std::string_view key, language::Values<std::string> values = {}) const {
    return deposit_text(language_, key, values);
  }
  std::string count(std::size_t n) const {
    return language::count(static_cast<std::int64_t>(n), language_);
  }
  std::string list(const std::vector<std::string>& parts) const {
    return language::list(parts, language_);
  }

  AccountPart contents() const {
    AccountPart part{told("contents.title"), {deposit_description(deposit_, language_)}};
    if (deposit_.results.fictional) part.paragraphs.push_back(told("fictional-note"));
    for (const DepositFile& file : deposit_files())
      part.entries.emplace_back(file.name, told("file." + std::string(file.name),
                                                {{"least", count(deposit_.data.least_alike)}}));
    part.are_files = true;
    return part;
  }

  AccountPart again() const {
    AccountPart part{told("again.title"), {told("again.how")}};
    part.commands = {"python3 rebuild.py", "Rscript rebuild.R", "sha256sum -c SHA256SUMS"};
    std::size_t figures = 0, possible = 0;
    for (const auto& [name, figure] : deposit_.released.figures()) {
      if (name.wave != deposit_.results.wave) continue;
      ++figures;
      if (answers_of(name, deposit_.data) != nullptr) ++possible;
    }
    part.paragraphs.push_back(
        told("again.count", {{"figures", count(figures)}, {"possible", count(possible)}}));
    if (!deposit_.data.amounts.empty())
      part.paragraphs.push_back(told("again.amounts", {{"items", list(deposit_.data.amounts)}}));
    if (!deposit_.data.unfigured.empty())
      part.paragraphs.push_back(
          told("again.unfigured", {{"items", list(deposit_.data.unfigured)}}));
    if (!deposit_.data.left_out.empty())
      part.paragraphs.push_back(told("again.left-out", {{"items", list(deposit_.data.left_out)}}));
    part.paragraphs.push_back(told("again.errors"));
    return part;
  }

  AccountPart privacy() const {
    const disclosure::OpenData& data = deposit_.data;
    std::vector<std::string> keys;
    for (const OpenVariable& v : data.variables) {
      if (v.is_key) keys.push_back(column_of(v));
    }
    keys.emplace_back("survey.weight");
    AccountPart part{told("privacy.title"), {told("privacy.never")}};
    part.paragraphs.push_back(
        told("privacy.alike", {{"least", count(data.least_alike)}, {"variables", list(keys)}}));
    part.paragraphs.push_back(told("privacy.rows", {{"rows", count(data.rows())},
                                                    {"responses", count(data.responses)},
                                                    {"least", count(data.least_alike)}}));
    part.paragraphs.push_back(told("privacy.held"));
    part.paragraphs.push_back(told("privacy.order"));
    return part;
  }

  AccountPart values() const {
    AccountPart part{told("values.title"), {told("values.text")}};
    for (const char* value : {".other", ".withheld", ".none", ".dont_know", ".not_applicable",
                              ".skipped", ".not_asked", ".not_reached"})
      part.entries.emplace_back(value, told("value" + std::string(value)));
    return part;
  }

  // Every variable from which something was taken.
  AccountPart taken_out() const {
    AccountPart part{told("taken.title")};
    for (const OpenVariable& v : deposit_.data.variables) {
      std::string words;
      if (v.coarsened > 0)
        words = told("taken.coarsened", {{"n", count(v.coarsened)}, {"values", list(v.merged)}});
      if (v.withheld > 0)
        words += (words.empty() ? "" : " ") + told("taken.withheld", {{"n", count(v.withheld)}});
      if (!words.empty()) part.entries.emplace_back(column_of(v), words);
    }
    part.paragraphs = {told(part.entries.empty() ? "taken.nothing" : "taken.text")};
    return part;
  }

  AccountPart sources() const {
    const DepositAbout& about = deposit_.about;
    AccountPart part{told("source.title")};
    part.entries = {{told("source.publisher"), about.publisher_name},
                    {told("source.contact"), about.contact_mail},
                    {told("source.licence"), about.licence},
                    {told("source.identifier"), about.identifier},
                    {told("source.place"), about.landing_page},
                    {told("source.digest"), deposit_.results.digest},
                    {told("source.program"), "peil " + deposit_.version}};
    return part;
  }

  const Deposit& deposit_;
  const std::string& language_;
};

}  // namespace

std::vector<AccountPart> account_of(const Deposit& deposit, const std::string& language) {
  return Account(deposit, language).all();
}

std::vector<AccountPart> privacy_of(const Deposit& deposit, const std::string& language) {
  return Account(deposit, language).nobody_known();
}

std::vector<AccountPart> accessibility_of(const Deposit& deposit, const std::string& language) {
  return Account(deposit, language).accessibility();
}

}  // namespace peil::report
