#include "peil/report/deposit_catalogue.h"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sstream>

#include "peil/language/texts.h"
#include "peil/report/diwoo.h"

namespace peil::report {
namespace {

// A text as YAML takes it too.
std::string quoted(const std::string& text) { return nlohmann::json(text).dump(); }

}  // namespace

std::string sitemap(const Deposit& deposit) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node set = document.append_child("urlset");
  set.append_attribute("xmlns") = "http://www.sitemaps.org/schemas/sitemap/0.9";
  if (deposit.about.woo) declare_diwoo(set);
  for (const DepositFile& file : deposit_files()) {
    const std::string address = deposit.about.landing_page + std::string(file.name);
    pugi::xml_node url = set.append_child("url");
    url.append_child("loc").text().set(address.c_str());
    if (deposit.about.issued)
      url.append_child("lastmod").text().set(day_text(*deposit.about.issued).c_str());
    if (deposit.about.woo && file.is_data) add_diwoo(url, deposit, file);
  }
  std::ostringstream bytes;
  document.save(bytes, "  ", pugi::format_indent, pugi::encoding_utf8);
  return std::move(bytes).str();
}

std::string publiccode(const Deposit& deposit) {
  const std::string language(language::of_messages());
  const auto told = [&](const char* key) { return quoted(deposit_text(language, key)); };
  std::string all = "publiccodeYmlVersion: \"0.4\"\nname: " + told("code.name") +
                    "\nurl: " + quoted(deposit.about.landing_page) +
                    "\nlandingURL: " + quoted(deposit.about.landing_page + "index.html") +
                    "\nsoftwareVersion: " + quoted(deposit.version) + "\n";
  if (deposit.about.issued) all += "releaseDate: " + quoted(day_text(*deposit.about.issued)) + "\n";
  all +=
      "platforms:\n  - linux\n  - mac\n  - windows\ncategories:\n  - data-analytics\n"
      "developmentStatus: stable\nsoftwareType: standalone/other\ndescription:\n  " +
      language + ":\n    shortDescription: " + told("code.short") +
      "\n    longDescription: " + told("code.long") + "\n    features:\n      - " +
      told("code.feature") +
      "\nlegal:\n  license: EUPL-1.2\nmaintenance:\n  type: none\n"
      "localisation:\n  localisationReady: false\n  availableLanguages:\n    - " +
      language + "\n";
  return all;
}

}  // namespace peil::report
