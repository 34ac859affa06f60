#include "peil/report/ddi_codebook.h"

#include <memory>
#include <sstream>

#include "peil/language/texts.h"
#include "peil/report/ddi_variables.h"
#include "peil/report/deposit_account.h"
#include "peil/report/method_words.h"
#include "peil/report/weighting_words.h"

namespace peil::report {
namespace {

using Node = pugi::xml_node;

void set(Node node, const char* attribute, const std::string& value) {
  node.append_attribute(attribute) = value.c_str();
}

// The study as the report tells of it, in one language.
struct Teller {
  Teller(const Material& material, const std::string& code) : language(code), pen(material, code) {}
  std::string language;
  Pen pen;
};

class Codebook {
 public:
  explicit Codebook(const Deposit& deposit)
      : deposit_(deposit), material_(deposit.study, std::span(&deposit.results, 1)) {
    for (const std::string& code : language::written())
      tellers_.push_back(std::make_unique<Teller>(material_, code));
  }

  std::string text() {
    pugi::xml_document document;
    Node declaration = document.append_child(pugi::node_declaration);
    set(declaration, "version", "1.0");
    set(declaration, "encoding", "UTF-8");
    Node book = document.append_child("codeBook");
    set(book, "xmlns", "ddi:codebook:2_6");
    set(book, "version", "2.6");
    set(book, "xml:lang", deposit_.study.source_language);
    put_study(book.append_child("stdyDscr"));
    put_file(book.append_child("fileDscr"));
    put_variables(book, deposit_);
    std::ostringstream bytes;
    document.save(bytes, "  ", pugi::format_indent, pugi::encoding_utf8);
    return std::move(bytes).str();
  }

 private:
  void put_told(Node parent, const char* name, const std::string& key) const {
    for (const std::string& language : language::written())
      put_text(parent, name, deposit_text(language, key), language);
  }
  // What the report says of it.
  void put_words(Node parent, const char* name, Words (*words)(Pen&)) {
    for (const auto& teller : tellers_)
      put_text(parent, name, flat(words(teller->pen)), teller->language);
  }

  void put_study(Node study) {
    put_citation(study.append_child("citation"));
    put_subject(study.append_child("stdyInfo"));
    put_method(study.append_child("method"));
    put_access(study.append_child("dataAccs"));
  }

  void put_citation(Node citation) const {
    const DepositAbout& about = deposit_.about;
    const std::vector<std::string> languages = deposit_languages(deposit_.study);
    Node title = citation.append_child("titlStmt");
    put_text(title, "titl", deposit_title(deposit_, languages.front()), languages.front());
    for (std::size_t i = 1; i < languages.size(); ++i)
      put_text(title, "parTitl", deposit_title(deposit_, languages[i]), languages[i]);
    put_text(title, "IDNo", about.identifier);
    Node author = put_text(citation.append_child("rspStmt"), "AuthEnty", about.publisher_name);
    set(author, "affiliation",
        study_text(deposit_.study.organisation, languages.front(), deposit_.study));
    Node production = citation.append_child("prodStmt");
    if (!deposit_.wave().agency.empty()) put_text(production, "producer", deposit_.wave().agency);
    Node program = put_text(production, "software", "peil");
    set(program, "version", deposit_.version);
    Node distribution = citation.append_child("distStmt");
    set(put_text(distribution, "distrbtr", about.publisher_name), "URI", about.publisher_uri);
    set(put_text(distribution, "contact", about.publisher_name), "email", about.contact_mail);
    if (about.issued)
      set(put_text(distribution, "distDate", day_text(*about.issued)), "date",
          day_text(*about.issued));
    Node series = citation.append_child("serStmt");
    for (const Language& language : deposit_.study.languages) {
      if (deposit_.study.title.has(language.code))
        put_text(series, "serName", deposit_.study.title.at(language.code), language.code);
    }
    set(put_text(citation, "holdings", about.landing_page), "URI", about.landing_page);
  }

  void put_subject(Node info) {
    Node subject = info.append_child("subject");
    put_told(subject, "keyword", "keyword");
    for (const std::string& language : language::written())
      put_text(info, "abstract", deposit_description(deposit_, language), language);
    Node summary = info.append_child("sumDscr");
    if (const Wave& wave = deposit_.wave(); wave.dates_known) {
      put_day(summary, "start", wave.from);
      put_day(summary, "end", wave.to);
    }
    put_told(summary, "anlyUnit", "unit");
    put_words(summary, "universe", population_words);
    put_told(summary, "dataKind", "data-kind");
  }

  static void put_day(Node summary, const char* event, Day day) {
    Node date = put_text(summary, "collDate", day_text(day));
    set(date, "event", event);
    set(date, "date", day_text(day));
  }

  void put_method(Node method) {
    Node collection = method.append_child("dataColl");
    put_told(collection, "timeMeth", "time-method");
    if (!deposit_.wave().agency.empty())
      put_text(collection, "dataCollector", deposit_.wave().agency);
    put_words(collection, "sampProc", sampling_words);
    put_words(collection, "collMode", fieldwork_words);
    put_words(collection, "resInstru", questionnaire_words);
    put_words(collection, "weight", weighting_words);
    for (const std::string& language : language::written())
      put_text(collection, "cleanOps", privacy_words(language), language);
    Node analysis = method.append_child("anlyInfo");
    put_words(analysis, "respRate", sizes_words);
    put_told(analysis, "EstSmpErr", "again.errors");
  }

  // All that was done so that nobody is recognised, in one text.
  std::string privacy_words(const std::string& language) const {
    std::string all;
    const auto add = [&](const std::string& words) { all += (all.empty() ? "" : " ") + words; };
    for (const AccountPart& part : privacy_of(deposit_, language)) {
      for (const std::string& words : part.paragraphs) add(words);
      for (const auto& [name, words] : part.entries) add(name + ": " + words);
    }
    return all;
  }

  void put_access(Node access) const {
    Node place = access.append_child("setAvail");
    set(put_text(place, "accsPlac", deposit_.about.landing_page), "URI",
        deposit_.about.landing_page);
    Node licence = put_text(access, "license", deposit_.about.licence);
    set(licence, "URI", deposit_.about.licence);
    Node use = access.append_child("useStmt");
    set(put_text(use, "contact", deposit_.about.publisher_name), "email",
        deposit_.about.contact_mail);
    put_told(use, "conditions", "conditions");
  }

  void put_file(Node file) const {
    set(file, "ID", "F1");
    set(file, "URI", "responses.csv");
    Node text = file.append_child("fileTxt");
    put_text(text, "fileName", "responses.csv");
    put_told_with_least(text, "fileCont", "file.responses.csv");
    Node size = text.append_child("dimensns");
    put_text(size, "caseQnty", std::to_string(deposit_.data.rows()));
    // Whether they are made up and the weight stand beside them.
    put_text(size, "varQnty", std::to_string(deposit_.data.variables.size() + 2));
    put_text(text, "fileType", "text/csv");
    put_told(text, "dataMsng", "values.text");
  }

  void put_told_with_least(Node parent, const char* name, const std::string& key) const {
    for (const std::string& language : language::written())
      put_text(parent, name,
               deposit_text(language, key, {{"least", std::to_string(deposit_.data.least_alike)}}),
               language);
  }

  const Deposit& deposit_;
  Material material_;
  std::vector<std::unique_ptr<Teller>> tellers_;
};

}  // namespace

std::string ddi_codebook(const Deposit& deposit) { return Codebook(deposit).text(); }

}  // namespace peil::report
