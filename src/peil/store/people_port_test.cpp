// What every store of codes and every store of people promises.
#include <gtest/gtest.h>

#include "peil/store/testing/engines.h"

namespace peil::store::testing {
namespace {

class KeyStorePort : public StorePort {};
class PeopleStorePort : public StorePort {};

TEST_P(KeyStorePort, ACodeLeadsToItsRespondent) {
  const std::vector<KeyEntry> entries{{"c1", "r1", "p1"}, {"c2", "r2", "p2"}, {"t1", "r3", ""}};
  stores_.keys->add(entries);
  stores_.keys->add(entries);
  EXPECT_EQ(stores_.keys->respondent("c2"), "r2");
  EXPECT_FALSE(stores_.keys->respondent("c9"));
  EXPECT_EQ(stores_.keys->size(), 2u);
}

TEST_P(KeyStorePort, EverybodyWithACodeIsKnownOnce) {
  stores_.keys->add(std::vector<KeyEntry>{
      {"c3", "r2", "p2"}, {"c1", "r1", "p1"}, {"c2", "r2", "p2"}, {"t1", "r3", ""}});
  EXPECT_EQ(stores_.keys->known(), (std::vector<KnownAs>{{"r1", "p1"}, {"r2", "p2"}}));
  stores_.keys->remove(std::vector<std::string>{"p2"});
  EXPECT_EQ(stores_.keys->known(), (std::vector<KnownAs>{{"r1", "p1"}}));
}

TEST_P(KeyStorePort, ACodeOfSomebodyElseRefusesAll) {
  stores_.keys->add(std::vector<KeyEntry>{{"c1", "r1", "p1"}});
  EXPECT_THROW(stores_.keys->add(std::vector<KeyEntry>{{"c2", "r2", "p2"}, {"c1", "r9", "p9"}}),
               OutsideError);
  EXPECT_FALSE(stores_.keys->respondent("c2"));
  EXPECT_EQ(stores_.keys->respondent("c1"), "r1");
  EXPECT_EQ(stores_.keys->size(), 1u);
}

TEST_P(PeopleStorePort, PeopleAreCountedPerWaveAndTakenOnce) {
  const Person person{"p1", "2013", "k1", "nl", {{"name", "A. Jansen"}}};
  const Person other{"p2", "2011", "k2", "ar", {}};
  stores_.people->add(std::vector{person, other});
  stores_.people->add(std::vector{person});
  EXPECT_EQ(stores_.people->size("2013"), 1u);
  EXPECT_EQ(stores_.people->size("2011"), 1u);
  EXPECT_EQ(stores_.people->size("2009"), 0u);
}

TEST_P(PeopleStorePort, ThePeopleOfAWaveAreListedById) {
  stores_.people->add(std::vector<Person>{{"p2", "2013", "k2", "ar", {}},
                                          {"p3", "2011", "k3", "nl", {}},
                                          {"p1", "2013", "k1", "", {}}});
  EXPECT_EQ(stores_.people->listed("2013"), (std::vector<Listed>{{"p1", ""}, {"p2", "ar"}}));
  EXPECT_TRUE(stores_.people->listed("2009").empty());
}

TEST_P(PeopleStorePort, TheSameKeysAgainChangeNothingAndOthersAreRefused) {
  EXPECT_TRUE(stores_.people->has_key());
  EXPECT_NO_THROW(stores_.people->use_key({std::string(32, 'p'), ""}));
  EXPECT_THROW(stores_.people->use_key({std::string(32, 'q'), ""}), OutsideError);
  EXPECT_TRUE(stores_.people->has_key());
  stores_.people->add(std::vector<Person>{{"p1", "2013", "k1", "nl", {}}});
  EXPECT_EQ(stores_.people->size("2013"), 1u);
}

INSTANTIATE_TEST_SUITE_P(In, KeyStorePort, engines, engine_name);
INSTANTIATE_TEST_SUITE_P(In, PeopleStorePort, engines, engine_name);

}  // namespace
}  // namespace peil::store::testing
