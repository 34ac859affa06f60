#include "peil/fieldwork/contact_number.h"

#include <gtest/gtest.h>

#include <set>

#include "peil/base/digest.h"
#include "peil/interview/login_code.h"

namespace peil::fieldwork {
namespace {

std::string person_at(int i) { return sha256("person " + std::to_string(i)).substr(0, 32); }

TEST(ContactNumber, WhatIsNoNumberIsNobodys) {
  for (const char* typed : {"", "572", "5724", "12345678901", "0000000000", "abcdefghij"})
    EXPECT_FALSE(canonical_contact_number(typed)) << typed;
}

TEST(ContactNumber, IsOfOnePersonAlwaysTheSameAndReadsAsPrinted) {
  std::set<std::string> all;
  for (int i = 0; i < 2000; ++i) {
    const std::string number = contact_number(person_at(i));
    EXPECT_EQ(number, contact_number(person_at(i)));
    EXPECT_EQ(number.size(), 10U);
    EXPECT_NE(number.front(), '0');  // a spreadsheet takes it for a number and shows it whole
    EXPECT_EQ(canonical_contact_number(printed_contact_number(number)), number);
    all.insert(number);
  }
  EXPECT_EQ(all.size(), 2000U);
}

TEST(ContactNumber, OneWrongDigitOrTwoThatChangedPlacesAreNobodys) {
  for (int i = 0; i < 50; ++i) {
    const std::string right = contact_number(person_at(i));
    for (std::size_t at = 0; at < right.size(); ++at) {
      for (char digit = '0'; digit <= '9'; ++digit) {
        std::string wrong = right;
        wrong[at] = digit;
        EXPECT_EQ(canonical_contact_number(wrong).has_value(), wrong == right) << wrong;
      }
      if (at == 0) continue;
      std::string turned = right;
      std::swap(turned[at - 1], turned[at]);
      EXPECT_EQ(canonical_contact_number(turned).has_value(), turned == right) << turned;
    }
  }
}

TEST(ContactNumber, CannotBeTakenForALoginCode) {
  for (int i = 0; i < 50; ++i)
    EXPECT_FALSE(interview::canonical_login_code(contact_number(person_at(i))));
}

TEST(ContactNumber, HoldsNoPieceOfTheId) {
  const std::string person = person_at(1);
  EXPECT_EQ(person.find(contact_number(person).substr(0, 5)), std::string::npos);
}

}  // namespace
}  // namespace peil::fieldwork
