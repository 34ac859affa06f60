#pragma once

#include <string>

#include "peil/report/deposit.h"

namespace peil::report {

/// Addresses of the files, by the protocol of sitemaps.org.
std::string sitemap(const Deposit& deposit);

/// What the programs in the folder are, by publiccode.yml.
std::string publiccode(const Deposit& deposit);

}  // namespace peil::report
