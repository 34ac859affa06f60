#include "peil/store/people_store.h"

#include <gmock/gmock.h>
#include <sodium.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "peil/store/secrets.h"
#include "peil/store/testing/store_folder.h"

namespace peil::store::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class Sealed : public StoreFolder {
 protected:
  static constexpr const char* name = "Aïcha de Vries";
  const PeopleKeys keys_ = people_keys({});

  std::string sealed(const std::string& person) const {
    const std::string digits =
        ask(file("people.db"), "SELECT hex(sealed) FROM person WHERE id = '" + person + "'");
    std::string bytes(digits.size() / 2, '\0');
    sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), digits.data(),
                   digits.size() - 1, nullptr, nullptr, nullptr);
    return bytes;
  }

  // Opened with libsodium alone, as docs/formats/stores.md describes.
  std::string opened(const std::string& sealed) const {
    const auto raw = [](const std::string& s) {
      return reinterpret_cast<const unsigned char*>(s.data());
    };
    std::string plain(sealed.size() - crypto_box_SEALBYTES, '\0');
    auto* to = reinterpret_cast<unsigned char*>(plain.data());
    if (crypto_box_seal_open(to, raw(sealed), sealed.size(), raw(keys_.open), raw(keys_.secret)) !=
        0) {
      return "";
    }
    std::size_t size = 0;
    EXPECT_EQ(sodium_unpad(&size, to, plain.size(), 256), 0);
    return plain.substr(0, size);
  }
};

TEST_F(Sealed, ContactDataAreReadOnlyByTheOwnerOfThePrivateKey) {
  {
    const Stores stores = store::open(data_);
    stores.people->use_key(keys_);
    stores.people->add(
        std::vector<Person>{{"p1", "2013", "V-4711", "nl", {{"name", name}, {"street", "Laan 1"}}},
                            {"p2", "2013", "V-4712", "nl", {{"name", "B"}}}});
    for (const auto& entry : fs::directory_iterator(data_)) {
      EXPECT_THAT(contents(entry.path().string()), Not(HasSubstr("Vries"))) << entry.path();
      EXPECT_THAT(contents(entry.path().string()), Not(HasSubstr("V-4711"))) << entry.path();
    }
  }
  const auto inside = nlohmann::json::parse(opened(sealed("p1")));
  EXPECT_EQ(inside["unit_key"], "V-4711");
  EXPECT_EQ(inside["contact"]["name"], name);
  EXPECT_EQ(inside["contact"]["street"], "Laan 1");
  EXPECT_EQ(sealed("p1").size(), sealed("p2").size()) << "the length tells nothing";
}

TEST_F(Sealed, NoPrivateKeyIsMadeAndNoneIsRead) {
  {
    const Stores stores = store::open(data_);
    EXPECT_FALSE(stores.people->has_key());
    EXPECT_THROW(stores.people->add(std::vector<Person>{{"p1", "2013", "k", "nl", {}}}),
                 OutsideError);
    EXPECT_EQ(stores.people->size("2013"), 0u);
  }
  EXPECT_FALSE(fs::exists(file("people.key")));
  EXPECT_FALSE(fs::exists(file("people.pub")));
  fs::create_directory(file("people.key"));  // reading it would fail
  const Stores stores = store::open(data_);
  stores.people->use_key(keys_);
  stores.people->add(std::vector<Person>{{"p1", "2013", "k", "nl", {{"name", name}}}});
  EXPECT_THAT(opened(sealed("p1")), HasSubstr(name));
}

TEST_F(Sealed, AnotherKeyThanTheOneInUseIsRefused) {
  const Stores stores = store::open(data_);
  stores.people->use_key(keys_);
  stores.people->use_key(keys_);
  EXPECT_THROW(stores.people->use_key(people_keys({})), OutsideError);
  EXPECT_EQ(contents(file("people.pub")), keys_.open);
}

TEST_F(Sealed, ALostOpenKeyComesBackFromTheSecretOneOrNotAtAll) {
  {
    const Stores stores = store::open(data_);
    stores.people->use_key(keys_);
    stores.people->add(std::vector<Person>{{"p1", "2013", "k", "nl", {{"name", name}}}});
  }
  fs::remove(file("people.pub"));
  const Stores stores = store::open(data_);
  EXPECT_THROW(stores.people->add(std::vector<Person>{{"p2", "2013", "k", "nl", {}}}),
               OutsideError);
  EXPECT_THROW(stores.people->use_key(people_keys({})), OutsideError);
  EXPECT_FALSE(fs::exists(file("people.pub")));
  stores.people->use_key(people_keys(keys_.secret));
  EXPECT_EQ(contents(file("people.pub")), keys_.open);
}

TEST_F(Sealed, EverybodyOfAWaveIsReadWithTheKeyBesideWhoeverWrites) {
  const Stores stores = store::open(data_);
  stores.people->use_key(keys_);
  stores.people->add(
      std::vector<Person>{{"p2", "2013", "V-2", "ar", {{"name", name}}},
                          {"p1", "2013", "V-1", "nl", {{"name", "B"}, {"email", "b@example.org"}}},
                          {"p3", "2011", "V-3", "nl", {}}});
  const StoresToRead read = store::read_stores(data_);
  EXPECT_EQ(read.server_key, stores.server_key);
  std::vector<Person> seen;
  read.people->each("2013", keys_, [&](const Person& person) { seen.push_back(person); });
  ASSERT_EQ(seen.size(), 2u);
  EXPECT_EQ(seen[0].id, "p1");
  EXPECT_EQ(seen[0].unit_key, "V-1");
  EXPECT_EQ(seen[0].contact.at("email"), "b@example.org");
  EXPECT_EQ(seen[1].language, "ar");
  EXPECT_EQ(seen[1].contact.at("name"), name);
  seen.clear();
  EXPECT_THROW(read.people->each("2013", people_keys({}),
                                 [&](const Person& person) { seen.push_back(person); }),
               OutsideError);
  EXPECT_TRUE(seen.empty());
}

}  // namespace
}  // namespace peil::store::testing
