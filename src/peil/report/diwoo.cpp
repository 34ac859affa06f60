#include "peil/report/diwoo.h"

#include <array>
#include <string>

#include "peil/base/contract.h"
#include "peil/base/visible.h"

namespace peil::report {
namespace {

constexpr std::string_view page_of_folder = "index.html";
constexpr const char* handling_adopted =
    "https://identifier.overheid.nl/tooi/def/thes/kern/c_641ecd76";

pugi::xml_node put_element(pugi::xml_node parent, const char* name, const std::string& text = "",
                           const std::string& resource = "") {
  pugi::xml_node node = parent.append_child(name);
  if (!resource.empty()) node.append_attribute("resource") = resource.c_str();
  if (!text.empty()) node.text().set(text.c_str());
  return node;
}

std::string title_of(const Deposit& deposit) {
  return without_soft_hyphens(deposit_title(deposit, deposit_languages(deposit.study).front()));
}

}  // namespace

std::span<const WooCategory> woo_categories() {
  // Articles 3.3, second paragraph under j, and 3.1 of the act.
  static constexpr std::array all{
      WooCategory{"onderzoeksrapporten",
                  "https://identifier.overheid.nl/tooi/def/thes/kern/c_fdaee95e"},
      WooCategory{"inspanningsverplichting art 3.1 Woo",
                  "https://identifier.overheid.nl/tooi/def/thes/kern/c_816e508d"}};
  return all;
}

void declare_diwoo(pugi::xml_node urlset) {
  urlset.append_attribute("xmlns:diwoo") = "https://standaarden.overheid.nl/diwoo/metadata/";
}

void add_diwoo(pugi::xml_node url, const Deposit& deposit, const DepositFile& file) {
  const DepositAbout& about = deposit.about;
  expects(about.woo.has_value(), "add_diwoo: a deposit under a category");
  const std::string name(file.name), title = title_of(deposit);
  pugi::xml_node all = put_element(put_element(url, "diwoo:Document"), "diwoo:DiWoo");
  // Each file by an address of its own, as in the catalogue (report/dcat.cpp).
  put_element(put_element(all, "diwoo:identifiers"), "diwoo:identifier",
              about.identifier + "#" + name);
  put_element(all, "diwoo:publisher", about.publisher_name, about.publisher_uri);
  put_element(put_element(all, "diwoo:titelcollectie"), "diwoo:officieleTitel",
              title + ": " + name);
  put_element(
      put_element(put_element(all, "diwoo:classificatiecollectie"), "diwoo:informatiecategorieen"),
      "diwoo:informatiecategorie", std::string(about.woo->category.label),
      std::string(about.woo->category.address));
  put_element(all, "diwoo:isPartOf", title, about.landing_page + std::string(page_of_folder));
  pugi::xml_node handled =
      put_element(put_element(all, "diwoo:documenthandelingen"), "diwoo:documenthandeling");
  put_element(handled, "diwoo:soortHandeling", "vaststelling", handling_adopted);
  put_element(handled, "diwoo:atTime", day_text(about.woo->adopted) + "T00:00:00");
}

}  // namespace peil::report
