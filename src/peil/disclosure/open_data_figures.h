#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/disclosure/released.h"
#include "peil/model/dataset.h"
#include "peil/model/study.h"

namespace peil::disclosure {

/// A domain of the study's tables as the customer groups that are in it, in the study's order.
struct OpenDomain {
  std::string reporting_group, customer_group;  ///< empty: all of them
  std::vector<bool> has;                        ///< per customer group

  const std::string& name() const;  ///< as figures have it: "all", "vr", "vreemdelingen"
  std::size_t only_group() const;   ///< place of its group; contract: a customer group
};

/// Everybody, the reporting groups, the customer groups: the largest first.
std::vector<OpenDomain> open_domains(const Study& study);

/// What the gate said of one statistic of an item, domain by domain.
struct OpenStatistic {
  std::string measure, statistic;
  std::vector<bool> released;  ///< per domain
  std::vector<bool> secret;    ///< held so that nobody works it out
};

/// Those of every item of a wave by its name, of a choice of several by the choice ("ways/web").
using OpenStatistics = std::map<std::string, std::vector<OpenStatistic>>;
OpenStatistics open_statistics(const Dataset& wave, const Released& released,
                               std::span<const OpenDomain> domains);

/// False for days, which make people known, for orders, of which there are no figures to
/// recompute, and for the places at which something was shown.
bool is_laid_open(const Item& item);

/// What an answer counts as in a statistic: of a mean the answer itself, of a share 1 or 0, of a
/// recommend score 100, 0 or -100.
///
/// Contract  code above 0, of an item that is no amount; a statistic that people read.
double counted_as(const Item& item, std::string_view statistic, std::uint8_t code);

/// Answers to an item that are not in a file, and answers in it that nobody can tell the customer
/// group of: numbers of each by customer group.
struct Unknown {
  std::vector<std::size_t> left_out;
  std::vector<std::size_t> unnamed;
};

/// Domains whose secret figure follows from the file and the figures that are out: that is, whose
/// unknown answers are a sum and difference of those of released domains, and of all unnamed ones
/// of a reporting group.
std::vector<std::size_t> what_follows(std::span<const OpenDomain> domains,
                                      const OpenStatistic& statistic, const Unknown& unknown);

/// Customer groups that the same released domains count, so that only their sum is known. Those
/// that none counts are left out.
struct OpenPart {
  std::vector<std::size_t> groups;
  std::size_t smallest = 0;  ///< the smallest released domain that counts them, by its place
};
std::vector<OpenPart> open_parts(std::span<const OpenDomain> domains,
                                 const OpenStatistic& statistic);

}  // namespace peil::disclosure
