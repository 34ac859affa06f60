#include "peil/report/dcat.h"

#include <unicode/uloc.h>

#include <algorithm>

#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/language/texts.h"

namespace peil::report {
namespace {

const std::string authority = "http://publications.europa.eu/resource/authority/";

constexpr std::string_view prefixes =
    "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n"
    "@prefix dct: <http://purl.org/dc/terms/> .\n"
    "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix spdx: <http://spdx.org/rdf/terms#> .\n"
    "@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n";

// A literal of Turtle.
std::string literal(std::string_view text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    if (c == '\n')
      all += "\\n";
    else if (c == '\r')
      all += "\\r";
    else
      all += c;
  }
  return all + '"';
}

std::string iri(const std::string& text) { return "<" + text + ">"; }

// "NLD" of the language list of the European Union; nothing for a language without such a code.
std::string language_code(const std::string& tag) {
  std::string code = uloc_getISO3Language(tag.c_str());
  std::ranges::transform(code, code.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
  return code;
}

// Statements about one thing: "<subject> a dcat:Dataset ;\n  dct:title "..." .\n".
class Statements {
 public:
  Statements(std::string subject, const std::string& kind)
      : text_(std::move(subject) + " a " + kind) {}
  void add(const std::string& what, const std::string& value) {
    text_ += " ;\n  " + what + " " + value;
  }
  std::string done() const { return text_ + " .\n\n"; }

 private:
  std::string text_;
};

class Dcat {
 public:
  Dcat(const Deposit& deposit, const DepositTexts& texts) : deposit_(deposit), texts_(texts) {}

  std::string all() const {
    std::string text(prefixes);
    text += dataset();
    for (const DepositFile& file : deposit_files()) {
      if (file.is_data) text += distribution(file);
    }
    return text + things();
  }

 private:
  const DepositAbout& about() const { return deposit_.about; }
  std::string place(std::string_view file) const {
    return about().landing_page + std::string(file);
  }
  std::string part(std::string_view file) const {
    return iri(about().identifier + "#" + std::string(file));
  }

  void say_languages(Statements& of) const {
    for (const Language& language : deposit_.study.languages) {
      if (const std::string code = language_code(language.code); !code.empty())
        of.add("dct:language", iri(authority + "language/" + code));
    }
  }

  template <class Text>
  void say_in_all(Statements& of, const std::string& what, const Text& text) const {
    for (const std::string& language : language::written())
      of.add(what, literal(text(language)) + "@" + language);
  }

  std::string dataset() const {
    Statements of(iri(about().identifier), "dcat:Dataset");
    say_in_all(of, "dct:title", [&](auto& l) { return deposit_title(deposit_, l); });
    say_in_all(of, "dct:description", [&](auto& l) { return deposit_description(deposit_, l); });
    say_in_all(of, "dcat:keyword", [&](auto& l) { return deposit_text(l, "keyword"); });
    of.add("dct:identifier", literal(about().identifier));
    of.add("dct:publisher", iri(about().publisher_uri));
    of.add("dct:creator", iri(about().publisher_uri));
    of.add("dcat:contactPoint", "[ a vcard:Kind , vcard:Organization ; vcard:fn " +
                                    literal(about().publisher_name) + " ; vcard:hasEmail " +
                                    iri("mailto:" + about().contact_mail) + " ]");
    of.add("dcat:theme", iri(authority + "data-theme/" + about().theme));
    of.add("dct:accessRights", iri(authority + "access-right/PUBLIC"));
    say_languages(of);
    if (!about().spatial.empty()) of.add("dct:spatial", iri(about().spatial));
    if (const Wave& wave = deposit_.wave(); wave.dates_known)
      of.add("dct:temporal", "[ a dct:PeriodOfTime ; dcat:startDate " + date(wave.from) +
                                 " ; dcat:endDate " + date(wave.to) + " ]");
    if (about().issued) of.add("dct:issued", date(*about().issued));
    of.add("dcat:landingPage", iri(about().landing_page));
    of.add("foaf:page", iri(place("index.html")));
    of.add("dct:conformsTo", iri(ddi_codebook));
    for (const DepositFile& file : deposit_files()) {
      if (file.is_data) of.add("dcat:distribution", part(file.name));
    }
    return of.done();
  }

  std::string distribution(const DepositFile& file) const {
    const std::string& bytes = texts_.at(std::string(file.name));
    Statements of(part(file.name), "dcat:Distribution");
    of.add("dct:title", literal(file.name));
    say_in_all(of, "dct:description", [&](auto& l) {
      return deposit_text(l, "file." + std::string(file.name),
                          {{"least", std::to_string(deposit_.data.least_alike)}});
    });
    of.add("dcat:accessURL", iri(about().landing_page));
    of.add("dcat:downloadURL", iri(place(file.name)));
    of.add("dct:license", iri(about().licence));
    of.add("dct:format", iri(authority + "file-type/" + std::string(file.file_type)));
    of.add("dcat:mediaType",
           iri("https://www.iana.org/assignments/media-types/" + std::string(file.media_type)));
    of.add("dcat:byteSize", literal(std::to_string(bytes.size())) + "^^xsd:nonNegativeInteger");
    of.add("spdx:checksum",
           "[ a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ; "
           "spdx:checksumValue " +
               literal(sha256(bytes)) + "^^xsd:hexBinary ]");
    of.add("dct:conformsTo", iri(file.file_type == "CSV" ? csv_standard : ddi_codebook));
    say_languages(of);
    return of.done();
  }

  // What the others name, with its kind, so that the file is understood without other files.
  std::string things() const {
    std::string text;
    const auto add = [&](const std::string& name, const std::string& kind) {
      text += Statements(iri(name), kind).done();
    };
    Statements publisher(iri(about().publisher_uri), "foaf:Agent");
    publisher.add("foaf:name", literal(about().publisher_name));
    text += publisher.done();
    Statements theme(iri(authority + "data-theme/" + about().theme), "skos:Concept");
    theme.add("skos:prefLabel", literal(about().theme));
    theme.add("skos:inScheme", iri(authority + "data-theme"));
    text += theme.done();
    add(authority + "access-right/PUBLIC", "dct:RightsStatement");
    add("http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm");
    add(about().licence, "dct:LicenseDocument");
    add(about().landing_page, "foaf:Document");
    add(place("index.html"), "foaf:Document");
    add(std::string(ddi_codebook), "dct:Standard");
    add(std::string(csv_standard), "dct:Standard");
    if (!about().spatial.empty()) add(about().spatial, "dct:Location");
    for (const Language& language : deposit_.study.languages) {
      if (const std::string code = language_code(language.code); !code.empty())
        add(authority + "language/" + code, "dct:LinguisticSystem");
    }
    std::vector<std::string> types;
    for (const DepositFile& file : deposit_files()) {
      if (file.is_data) {
        types.push_back(authority + "file-type/" + std::string(file.file_type));
        types.push_back("https://www.iana.org/assignments/media-types/" +
                        std::string(file.media_type));
      }
    }
    std::ranges::sort(types);
    types.erase(std::unique(types.begin(), types.end()), types.end());
    for (const std::string& type : types)
      add(type, type.starts_with(authority) ? "dct:MediaTypeOrExtent" : "dct:MediaType");
    return text;
  }

  static std::string date(Day day) { return literal(day_text(day)) + "^^xsd:date"; }

  static constexpr const char* ddi_codebook =
      "https://ddialliance.org/Specification/DDI-Codebook/2.6/";
  static constexpr const char* csv_standard = "https://www.rfc-editor.org/rfc/rfc4180";

  const Deposit& deposit_;
  const DepositTexts& texts_;
};

}  // namespace

std::string dcat_dataset(const Deposit& deposit, const DepositTexts& texts) {
  return Dcat(deposit, texts).all();
}

}  // namespace peil::report
