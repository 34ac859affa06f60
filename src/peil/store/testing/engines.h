#pragma once

// For tests only: every engine that keeps the stores. A new one passes the tests of all ports, and
// tests/faults, unchanged.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "peil/ports/testing/memory_stores.h"
#include "peil/store/open.h"
#include "peil/store/testing/samples.h"

namespace peil::store::testing {

enum class Engine { Memory, Disk };

class StorePort : public ::testing::TestWithParam<Engine> {
 protected:
  Stores made() const {
    if (GetParam() == Engine::Memory) return peil::testing::memory_stores();
    Stores stores = store::open(folder_.file("data"));
    stores.people->use_key({std::string(32, 'p'), ""});
    return stores;
  }

  TemporaryFolder folder_;
  Stores stores_ = made();
  ResponseStore& answers_ = *stores_.responses;

  void enrol(int people, const std::string& wave = "2013") {
    std::vector<Respondent> all;
    for (int i = 0; i < people; ++i) all.push_back(someone(i, wave));
    answers_.enrol(all, {});
  }

  std::vector<std::string> posts(int person) const {
    std::vector<std::string> posts;
    for (const PageEvent& event : answers_.events(id_of(person))) posts.push_back(event.post);
    return posts;
  }
};

inline std::string engine_name(const ::testing::TestParamInfo<Engine>& about) {
  return about.param == Engine::Memory ? "Memory" : "Disk";
}

inline const auto engines = ::testing::Values(Engine::Memory, Engine::Disk);

}  // namespace peil::store::testing
