#!/bin/sh
# Fuzzes the parsers of everything that comes from outside, with libFuzzer from the Swift toolchain.
#
#   Fuzz/run.sh                      every harness, 10 seconds each
#   Fuzz/run.sh 60                   every harness, a minute each
#   Fuzz/run.sh 60 JSON CSV          these only
#
# Each harness is one file, compiled with the sources that it exercises into one module, so that no dependency has to be built.
# Inputs found are kept under .build/fuzz and used again. Exit: 0 nothing found, 1 a crash (its input is named), 2 usage.
set -eu
cd "$(dirname "$0")/.."

seconds=${1:-10}
case $seconds in *[!0-9]* | '') echo "usage: Fuzz/run.sh [seconds] [harness…]" >&2; exit 2 ;; esac
[ $# -gt 0 ] && shift
harnesses=${*:-"MachineReadableZone JSON CSV ScreeningLists CBOR MobileDocument SelectiveDisclosure PassportChip"}

order=Sources/Order
evidence=Sources/Evidence
claims="$evidence/Claims/Claim.swift $evidence/Claims/EvidenceAct.swift $evidence/Claims/EvidenceAssessment.swift
    $evidence/Claims/EvidenceWeakness.swift"
sources() {
    case $1 in
    MachineReadableZone)
        echo Sources/Evidence/MachineReadableZone/*.swift $claims $order/Limits.swift \
            $order/Time/*.swift $order/Clauses/ClauseID.swift $order/Reasons/Reason.swift \
            $order/Identifiers/JurisdictionCode.swift $order/Identifiers/JurisdictionTable.swift \
            $order/Identifiers/PersonName.swift $order/Identifiers/WrittenText.swift \
            $order/Identifiers/IdentifierError.swift $order/Identifiers/EmailAddress.swift $order/Identifiers/Punycode.swift
        ;;
    JSON) echo $order/JSON/*.swift $order/Limits.swift ;;
    CBOR) echo $evidence/MobileDocument/CBOR/*.swift $order/Limits.swift ;;
    MobileDocument)
        echo $evidence/MobileDocument/CBOR/*.swift $evidence/MobileDocument/COSE/COSEMessage.swift \
            $evidence/MobileDocument/COSE/COSEKey.swift $evidence/MobileDocument/MobileSecurityObject.swift \
            $evidence/MobileDocument/MobileDocument.swift $evidence/Signatures/CredentialAlgorithm.swift \
            $order/Limits.swift $order/Time/*.swift
        ;;
    SelectiveDisclosure)
        echo $evidence/SelectiveDisclosure/Base64URL.swift $evidence/SelectiveDisclosure/CompactSignature.swift \
            $evidence/SelectiveDisclosure/SelectiveDisclosureCredential.swift \
            $evidence/SelectiveDisclosure/DisclosureAssembly.swift $evidence/Signatures/CredentialAlgorithm.swift \
            $order/JSON/*.swift $order/Limits.swift $order/Time/*.swift
        ;;
    PassportChip)
        echo $evidence/DistinguishedEncoding/*.swift $evidence/MachineReadableZone/*.swift $claims \
            $evidence/Trust/DigestAlgorithm.swift $evidence/Trust/TrustError.swift $evidence/Trust/SignatureAlgorithm.swift \
            $evidence/Trust/EllipticCurve.swift $evidence/Trust/PublicKey.swift $evidence/Trust/DistinguishedName.swift \
            $evidence/Trust/Certificate.swift $evidence/Trust/CertificateExtensions.swift $evidence/Trust/CertificateBundle.swift \
            $evidence/Trust/CertificateCache.swift $evidence/Trust/Weakness.swift $evidence/PassportChip/IssuingState.swift \
            $evidence/Inspection/DirectoryExport.swift $evidence/SelectiveDisclosure/Base64URL.swift \
            $evidence/Trust/RevocationList.swift $evidence/Trust/SignedData*.swift $evidence/Trust/MasterList.swift \
            $evidence/PassportChip/ChipFile.swift $evidence/PassportChip/SecurityObject.swift \
            $evidence/PassportChip/ZoneDataGroup.swift $evidence/PassportChip/FaceImage.swift \
            $evidence/PassportChip/ChipDetails.swift $evidence/PassportChip/CommonData.swift \
            $evidence/PassportChip/SecurityInfos.swift $evidence/PassportChip/ActiveAuthentication.swift \
            $order/Limits.swift $order/Time/*.swift $order/Clauses/ClauseID.swift $order/Reasons/Reason.swift \
            $order/Identifiers/JurisdictionCode.swift $order/Identifiers/JurisdictionTable.swift \
            $order/Identifiers/PersonName.swift $order/Identifiers/WrittenText.swift \
            $order/Identifiers/IdentifierError.swift $order/Identifiers/EmailAddress.swift $order/Identifiers/Punycode.swift \
            $order/Identifiers/Hexadecimal.swift
        ;;
    CSV) echo $order/Tabular/*.swift $order/Limits.swift ;;
    ScreeningLists)
        echo Sources/Screening/Lists/Formats/*.swift Sources/Screening/Lists/OFAC*.swift Sources/Screening/Lists/Listed*.swift \
            Sources/Screening/Lists/ListAssembly.swift Sources/Screening/Lists/ListCodec.swift \
            Sources/Screening/Lists/ListEntry.swift Sources/Screening/Lists/ListFormat.swift \
            Sources/Screening/Lists/ListReader.swift Sources/Screening/Lists/ListWriter.swift \
            Sources/Screening/Lists/ListSource.swift Sources/Screening/Lists/ListText.swift \
            Sources/Screening/Lists/ListVersion.swift Sources/Screening/Lists/CSVRows.swift \
            Sources/Screening/Lists/ListCleaning.swift Sources/Screening/Lists/ListShrinkage.swift \
            Sources/Screening/Ownership/OwnershipGraph.swift Sources/Screening/Ownership/OwnershipGraph+Explaining.swift \
            Sources/Screening/Ownership/BlockedOwnership.swift Sources/Screening/Ownership/OwnershipRemark.swift \
            Sources/Screening/Names/CountryNames.swift $order/Clauses/ClauseID.swift $order/Reasons/Reason.swift $order/Reasons/Reason+Logic.swift $order/Reasons/Wording.swift \
            $order/JSON/*.swift $order/Limits.swift $order/Time/*.swift \
            $order/Parties/IdentificationNumber.swift $order/Identifiers/JurisdictionCode.swift \
            $order/Identifiers/JurisdictionTable.swift $order/Identifiers/DocumentNumber.swift \
            $order/Identifiers/WrittenText.swift $order/Identifiers/IdentifierError.swift \
            $order/Identifiers/PersonName.swift $order/Identifiers/EmailAddress.swift $order/Identifiers/Punycode.swift \
            $order/Identifiers/Hexadecimal.swift
        ;;
    *) echo "There is no harness $1; there are MachineReadableZone, JSON, CSV, ScreeningLists, CBOR, MobileDocument, SelectiveDisclosure, PassportChip." >&2; exit 2 ;;
    esac
}

status=0
for name in $harnesses; do
    files=$(sources "$name")
    work=.build/fuzz/$name
    # A list is long before it is whole; everything else is short.
    case $name in ScreeningLists) longest=16384 ;; *) longest=4096 ;; esac
    mkdir -p "$work/corpus" "$work/crashes"
    # The sources import rooms that are one module here; the warning about that is left out.
    swiftc -swift-version 6 -O -sanitize=fuzzer -parse-as-library -module-name Order -package-name gatehouse -suppress-warnings -I Sources/CCrypto \
        $files "Fuzz/$name/Harness.swift" -o "$work/harness"
    if SWIFT_BACKTRACE=enable=no "$work/harness" -max_total_time="$seconds" -max_len="$longest" -timeout=5 -rss_limit_mb=1024 -print_final_stats=1 \
        -artifact_prefix="$work/crashes/" "$work/corpus" "Fuzz/$name/seeds" > "$work/log" 2>&1; then
        echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log") inputs in $seconds s, nothing found"
    else
        echo "$name: FAILED; the end of $work/log:" >&2
        tail -n 15 "$work/log" >&2
        status=1
    fi
done
exit $status
