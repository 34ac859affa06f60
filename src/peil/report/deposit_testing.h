#pragma once

// For tests only: a wave that is laid open, with everything that can be odd about it.

#include "peil/disclosure/open_data_testing.h"
#include "peil/report/deposit.h"

namespace peil::report::testing {

struct LaidOpen {
  explicit LaidOpen(disclosure::testing::OpenPeople people) : opened(people) {}
  LaidOpen() : LaidOpen(ordinary()) {}
  LaidOpen(const LaidOpen&) = delete;
  LaidOpen& operator=(const LaidOpen&) = delete;

  /// Of a, b and the unnamed c and d; some have a text of the frame that looks like a formula.
  static disclosure::testing::OpenPeople ordinary() {
    disclosure::testing::OpenPeople people;
    people.add_many(60, "a").add_many(40, "b").add_many(16, "c").add_many(6, "d");
    for (std::size_t n = 0; n < people.people.size(); ++n)
      people.people[n].who.design["office"] = n % 2 == 0 ? "=north" : "south, east";
    return people;
  }

  Deposit deposit() const {
    return {opened.study, opened.results, opened.released, opened.data, about, "9.9.9", "abc"};
  }

  disclosure::testing::Opened opened;
  DepositAbout about{.publisher_uri = "https://example.org/id/service",
                     .publisher_name = "The Service",
                     .contact_mail = "data@example.org",
                     .licence = "https://example.org/licence",
                     .landing_page = "https://example.org/open/",
                     .identifier = "https://example.org/id/open-2013",
                     .theme = "GOVE"};
};

}  // namespace peil::report::testing
