// What the index of the Wet open overheid asks, in the sitemap of a deposit: element by element
// what DiWoo metadata 0.9.8 needs.
#include "peil/report/diwoo.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/deposit_catalogue.h"
#include "peil/report/deposit_testing.h"

namespace peil::report {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using testing::LaidOpen;
using ::testing::Not;

constexpr const char* publisher = "https://identifier.overheid.nl/tooi/id/oorg/oorg10000";

struct Mapped {
  LaidOpen of;
  pugi::xml_document map;

  Mapped() {
    of.about.publisher_uri = publisher;
    of.about.woo = WooDuty{woo_categories().front(), *read_day("2014-04-01")};
    EXPECT_TRUE(map.load_string(sitemap(of.deposit()).c_str()));
  }
  pugi::xml_node of_file(const std::string& name) const {
    for (const pugi::xml_node& url : map.child("urlset").children("url"))
      if (std::string_view(url.child_value("loc")).ends_with("/" + name))
        return url.child("diwoo:Document").child("diwoo:DiWoo");
    return {};
  }
};

std::string text(const pugi::xml_node& node, const char* path) {
  return node.select_node(path).node().text().get();
}

TEST(Diwoo, EveryFileOfDataHasWhatTheIndexNeeds) {
  const Mapped mapped;
  for (const DepositFile& file : deposit_files()) {
    const pugi::xml_node one = mapped.of_file(std::string(file.name));
    ASSERT_EQ(static_cast<bool>(one), file.is_data) << file.name;
    if (!file.is_data) continue;
    EXPECT_EQ(text(one, "diwoo:publisher"), "The Service");
    EXPECT_STREQ(one.child("diwoo:publisher").attribute("resource").value(), publisher);
    EXPECT_THAT(text(one, "diwoo:titelcollectie/diwoo:officieleTitel"),
                EndsWith(": " + std::string(file.name)));
    const pugi::xml_node category =
        one.select_node(
               "diwoo:classificatiecollectie/diwoo:informatiecategorieen/"
               "diwoo:informatiecategorie")
            .node();
    EXPECT_STREQ(category.text().get(), "onderzoeksrapporten");
    EXPECT_STREQ(category.attribute("resource").value(),
                 "https://identifier.overheid.nl/tooi/def/thes/kern/c_fdaee95e");
    EXPECT_EQ(text(one, "diwoo:documenthandelingen/diwoo:documenthandeling/diwoo:soortHandeling"),
              "vaststelling");
    EXPECT_EQ(text(one, "diwoo:documenthandelingen/diwoo:documenthandeling/diwoo:atTime"),
              "2014-04-01T00:00:00");
    EXPECT_EQ(text(one, "diwoo:identifiers/diwoo:identifier"),
              "https://example.org/id/open-2013#" + std::string(file.name));
    EXPECT_STREQ(one.child("diwoo:isPartOf").attribute("resource").value(),
                 "https://example.org/open/index.html");
  }
  EXPECT_STREQ(mapped.map.child("urlset").attribute("xmlns:diwoo").value(),
               "https://standaarden.overheid.nl/diwoo/metadata/");
}

// The schema has its elements in a sequence.
TEST(Diwoo, ElementsStandInTheOrderOfTheSchema) {
  const Mapped mapped;
  std::vector<std::string> names;
  for (const pugi::xml_node& one : mapped.of_file("figures.csv").children())
    names.emplace_back(one.name());
  EXPECT_THAT(names, ElementsAre("diwoo:identifiers", "diwoo:publisher", "diwoo:titelcollectie",
                                 "diwoo:classificatiecollectie", "diwoo:isPartOf",
                                 "diwoo:documenthandelingen"));
}

TEST(Diwoo, IsNotThereWhereNoCategoryWasNamed) {
  EXPECT_THAT(sitemap(LaidOpen().deposit()), Not(HasSubstr("diwoo")));
}

}  // namespace
}  // namespace peil::report
