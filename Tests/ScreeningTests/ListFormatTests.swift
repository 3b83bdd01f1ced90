import Foundation
import Order
import Screening
import Testing

/// Reads a text as whatever it is.
func readList(_ text: String, named name: String, as list: ListID? = nil) throws -> (ListParcel, ListReading) {
    let parcels = try ListParcel.sort([name: Array(text.utf8)], as: list).parcels
    let parcel = try #require(parcels.first)
    return (parcel, try parcel.read())
}

private let unitedNations = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z"><INDIVIDUALS><INDIVIDUAL>
      <DATAID>1</DATAID><FIRST_NAME>ARSENIY</FIRST_NAME><SECOND_NAME>ZVEROBOEV</SECOND_NAME>
      <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER><LISTED_ON>2012-12-31</LISTED_ON>
      <GENDER>Male</GENDER><NAME_ORIGINAL_SCRIPT>Арсений Зверобоев</NAME_ORIGINAL_SCRIPT>
      <COMMENTS1>Invented.</COMMENTS1><DESIGNATION><VALUE>Director</VALUE></DESIGNATION>
      <NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE></NATIONALITY>
      <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>A. Zveroboyev; Arseny Zveroboev</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Zver</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ADDRESS><STREET>1 Fiction
          Street</STREET><CITY>Vydumsk</CITY><COUNTRY>Russian Federation</COUNTRY></INDIVIDUAL_ADDRESS>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1986-03-14</DATE></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1985</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1980</FROM_YEAR><TO_YEAR>1982</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Vydumsk</CITY><COUNTRY>Russian Federation</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
      <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>999000111</NUMBER><ISSUING_COUNTRY>Russian Federation</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
      <INDIVIDUAL_DOCUMENT/>
    </INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY>
      <DATAID>2</DATAID><FIRST_NAME>IMAGINARY &amp; SONS</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
      <REFERENCE_NUMBER>XXe.001</REFERENCE_NUMBER>
      <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>OLD IMAGINARY</ALIAS_NAME></ENTITY_ALIAS>
    </ENTITY></ENTITIES></CONSOLIDATED_LIST>
    """

private let classic = """
    <?xml version="1.0" standalone="yes"?>
    <sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation><Publish_Date>01/28/2022</Publish_Date><Record_Count>2</Record_Count></publshInformation>
    <sdnEntry><uid>7</uid><firstName>Arseniy</firstName><lastName>ZVEROBOEV</lastName><sdnType>Individual</sdnType>
      <remarks>(Linked To: NOWHERE LLC)</remarks><programList><program>CYBER2</program><program>RUSSIA-EO14024</program></programList>
      <idList><id><uid>1</uid><idType>Passport</idType><idNumber>999000111</idNumber><idCountry>Russia</idCountry></id>
        <id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
        <id><uid>3</uid><idType>Digital Currency Address - XBT</idType><idNumber>1BoatSLRHtKNngkdXEeobR76b53LETtpyT</idNumber></id>
        <id><uid>4</uid><idType>Email Address</idType><idNumber>arseniy@zveroboev.example</idNumber></id>
        <id><uid>5</uid><idType>Secondary sanctions risk:</idType><idNumber>section 1</idNumber></id></idList>
      <akaList><aka><uid>8</uid><type>a.k.a.</type><category>strong</category><lastName>ZVEROBOYEV</lastName><firstName>Arseny</firstName></aka>
        <aka><uid>9</uid><type>a.k.a.</type><category>weak</category><lastName>Zver</lastName></aka>
        <aka><uid>10</uid><type>f.k.a.</type><category>strong</category><lastName>OLDNAME</lastName></aka></akaList>
      <addressList><address><uid>11</uid><address1>1 Fiction Street</address1><city>Vydumsk</city><country>Russia</country></address></addressList>
      <nationalityList><nationality><uid>12</uid><country>Russia</country></nationality></nationalityList>
      <dateOfBirthList><dateOfBirthItem><uid>13</uid><dateOfBirth>14 Mar 1986</dateOfBirth></dateOfBirthItem></dateOfBirthList>
      <placeOfBirthList><placeOfBirthItem><uid>14</uid><placeOfBirth>Vydumsk, Russia</placeOfBirth></placeOfBirthItem></placeOfBirthList>
    </sdnEntry>
    <sdnEntry><uid>9</uid><lastName>GHOST SHIP</lastName><sdnType>Vessel</sdnType><programList><program>IRAN</program></programList>
      <idList><id><uid>20</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 9999999</idNumber></id></idList>
      <vesselInfo><callSign>9XYZ1</callSign><vesselType>Crude Oil Tanker</vesselType><vesselFlag>Iran</vesselFlag><vesselOwner>NOBODY LINES</vesselOwner></vesselInfo>
    </sdnEntry></sdnList>
    """

private let advanced = """
    <?xml version="1.0" encoding="utf-8"?>
    <Sanctions xmlns="https://example.org/ADVANCED_XML" Version="1"><DateOfIssue CalendarTypeID="1"><Year>2023</Year><Month>5</Month><Day>4</Day></DateOfIssue>
    <ReferenceValueSets><AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1401">F.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
    <CountryValues><Country ID="11" ISO2="RU">Russia</Country></CountryValues>
    <DetailReferenceValues><DetailReference ID="91526">Male</DetailReference></DetailReferenceValues>
    <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="9">Place of Birth</FeatureType><FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="25">Location</FeatureType><FeatureType ID="224">Gender</FeatureType><FeatureType ID="344">Digital Currency Address - XBT</FeatureType><FeatureType ID="1">Vessel Call Sign</FeatureType><FeatureType ID="3">VESSEL FLAG</FeatureType></FeatureTypeValues>
    <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
    <ListValues><List ID="1550">SDN List</List><List ID="91507">Non-SDN List</List></ListValues>
    <LocPartTypeValues><LocPartType ID="1451">ADDRESS1</LocPartType><LocPartType ID="1454">CITY</LocPartType></LocPartTypeValues>
    <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType></NamePartTypeValues>
    <PartySubTypeValues><PartySubType ID="1" PartyTypeID="3">Vessel</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
    <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType><PartyType ID="3">Transport</PartyType></PartyTypeValues>
    <RelationTypeValues><RelationType ID="15004">Owned or Controlled By</RelationType></RelationTypeValues></ReferenceValueSets>
    <Locations><Location ID="26"><LocationCountry CountryID="11"/><LocationPart LocPartTypeID="1451"><LocationPartValue Primary="true"><Value>1 Fiction Street</Value></LocationPartValue></LocationPart><LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Value>Vydumsk</Value></LocationPartValue></LocationPart></Location>
      <Location ID="27"><LocationCountry CountryID="11"/></Location></Locations>
    <IDRegDocuments><IDRegDocument ID="2" IDRegDocTypeID="1571" IdentityID="700" IssuedBy-CountryID="11"><IDRegistrationNo>999000111</IDRegistrationNo></IDRegDocument></IDRegDocuments>
    <DistinctParties><DistinctParty FixedRef="7"><Comment/><Profile ID="7" PartySubTypeID="4"><Identity ID="700" Primary="true">
      <Alias AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="1">ZVEROBOEV</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="2">Arseniy</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <Alias AliasTypeID="1400" Primary="false" LowQuality="true"><DocumentedName ID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="1">Zver</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups></Identity>
      <Feature ID="1" FeatureTypeID="8"><FeatureVersion ID="1"><DatePeriod><Start Approximate="true"><From><Year>1986</Year><Month>1</Month><Day>1</Day></From><To><Year>1986</Year><Month>1</Month><Day>1</Day></To></Start><End Approximate="true"><From><Year>1986</Year><Month>12</Month><Day>31</Day></From><To><Year>1986</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>
      <Feature ID="2" FeatureTypeID="10"><FeatureVersion ID="2"><VersionLocation LocationID="27"/></FeatureVersion></Feature>
      <Feature ID="3" FeatureTypeID="25"><FeatureVersion ID="3"><VersionLocation LocationID="26"/></FeatureVersion></Feature>
      <Feature ID="4" FeatureTypeID="224"><FeatureVersion ID="4"><VersionDetail DetailTypeID="1" DetailReferenceID="91526"/></FeatureVersion></Feature>
      <Feature ID="5" FeatureTypeID="344"><FeatureVersion ID="5"><VersionDetail DetailTypeID="2">1BoatSLRHtKNngkdXEeobR76b53LETtpyT</VersionDetail></FeatureVersion></Feature></Profile></DistinctParty>
    <DistinctParty FixedRef="8"><Profile ID="8" PartySubTypeID="3"><Identity ID="800" Primary="true"><Alias AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="3"><DocumentedNamePart><NamePartValue NamePartGroupID="3">NOWHERE LLC</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity></Profile></DistinctParty></DistinctParties>
    <ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="8" To-ProfileID="7" RelationTypeID="15004" Former="false"/></ProfileRelationships>
    <SanctionsEntries><SanctionsEntry ID="7" ProfileID="7" ListID="1550"><EntryEvent ID="1"><Date><Year>2022</Year><Month>1</Month><Day>28</Day></Date></EntryEvent><SanctionsMeasure ID="1"><Comment>CYBER2</Comment></SanctionsMeasure></SanctionsEntry>
      <SanctionsEntry ID="8" ProfileID="8" ListID="91507"><SanctionsMeasure ID="2"><Comment>UKRAINE-EO13662</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries></Sanctions>
    """

private let screeningHeader =
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids\n"

private let entities = """
    {"id":"Q1","caption":"Arseniy Zveroboev","schema":"Person","target":true,"datasets":["us_ofac_sdn"],"properties":{"name":["Arseniy Zveroboev","Арсений Зверобоев"],"alias":["A. Zveroboev"],"weakAlias":["Zver"],"birthDate":["1986-03-14"],"nationality":["ru"],"country":["ru"],"topics":["sanction"],"gender":["male"],"addressEntity":["A1"],"innCode":["0000012345"]}}
    {"id":"Q2","caption":"Nowhere LLC","schema":"Company","target":false,"properties":{"name":["Nowhere LLC"],"jurisdiction":["ru"]}}
    {"id":"Q3","caption":"Cousin","schema":"Person","target":false,"properties":{"name":["Cousin Zveroboev"]}}
    {"id":"O1","schema":"Ownership","properties":{"owner":["Q1"],"asset":["Q2"],"percentage":["62.5 %"]}}
    {"id":"F1","schema":"Family","properties":{"person":["Q1"],"relative":["Q3"],"relationship":["cousin"]}}
    {"id":"P1","schema":"Passport","properties":{"holder":["Q1"],"number":["999000111"],"country":["ru"],"type":["Passport"]}}
    {"id":"W1","schema":"CryptoWallet","properties":{"holder":["Q1"],"publicKey":["1BoatSLRHtKNngkdXEeobR76b53LETtpyT"],"currency":["XBT"]}}
    {"id":"A1","schema":"Address","properties":{"full":["1 Fiction Street, Vydumsk"],"country":["ru"]}}
    {"id":"S1","schema":"Sanction","properties":{"entity":["Q1"],"programId":["US-CYBER2"],"listingDate":["2022-01-28"]}}
    {"id":"X1","schema":"Security","properties":{"isin":["US0000000000"]}}

    """

@Suite("Reading the formats of lists") struct ListFormatTests {
    private let ru = JurisdictionCode(unchecked: "RU")

    @Test("The United Nations list: names, aliases by quality, dates with their uncertainty, documents, listing day")
    func unitedNationsList() throws {
        let (parcel, reading) = try readList(unitedNations, named: "whatever.txt")
        #expect(parcel.format == .unitedNationsXML && parcel.list == .unitedNations)
        #expect(reading.publishedOn == CalendarDate("2026-02-27"))
        let person = try #require(reading.entries.first)
        #expect(person.key == "un-consolidated/XXi.001" && person.type == .person && person.effect == .blocked)
        #expect(
            person.names.map(\.text) == [
                "ARSENIY ZVEROBOEV", "Арсений Зверобоев", "A. Zveroboyev", "Arseny Zveroboev", "Zver",
            ])
        #expect(person.names.last?.kind == .weakAlias)
        #expect(
            person.birthDates == [
                .on(try date("1986-03-14")), .circa(try date("1985")), .between(try date("1980"), try date("1982")),
            ])
        #expect(person.nationalities == [JurisdictionCode(unchecked: "IR")])
        #expect(person.addresses.first?.street == "1 Fiction Street" && person.addresses.first?.country == ru)
        #expect(
            person.documents == [ListedDocument(kind: .passport, label: "Passport", country: ru, number: "999000111")])
        #expect(person.listedOn == CalendarDate("2012-12-31") && person.genders == [.male])
        #expect(person.titles == ["Director"] && person.birthPlaces == ["Vydumsk, Russian Federation"])
        let entity = reading.entries[1]
        #expect(entity.type == .entity && entity.primaryName == "IMAGINARY & SONS")
        #expect(entity.names[1] == ListedName("OLD IMAGINARY", .formerName))
    }

    @Test("OFAC's classic XML says what its CSV says")
    func classicXML() throws {
        let (parcel, reading) = try readList(classic, named: "sdn.xml")
        #expect(
            parcel.format == .ofacXML && parcel.list == .ofacSDN && reading.publishedOn == CalendarDate("2022-01-28"))
        let person = reading.entries[0]
        #expect(person.primaryName == "ZVEROBOEV, Arseniy" && person.programs == ["CYBER2", "RUSSIA-EO14024"])
        #expect(person.isCyberProgram && person.effect == .blocked && person.linkedTo == ["NOWHERE LLC"])
        #expect(person.names.map(\.kind) == [.primary, .strongAlias, .weakAlias, .formerName])
        #expect(person.birthDates == [.on(try date("1986-03-14"))] && person.genders == [.male])
        #expect(
            person.documents == [ListedDocument(kind: .passport, label: "Passport", country: ru, number: "999000111")])
        #expect(person.wallets.first?.currency == "XBT" && person.emails == ["arseniy@zveroboev.example"])
        #expect(person.nationalities == [ru] && person.addresses.first?.locality == "Vydumsk")
        let vessel = reading.entries[1]
        let iran = JurisdictionCode(unchecked: "IR")
        #expect(vessel.type == .vessel && vessel.nationalities == [iran])
        #expect(
            vessel.vessel
                == ListedVessel(callSign: "9XYZ1", type: "Crude Oil Tanker", flag: iran, owner: "NOBODY LINES"))
        #expect(vessel.documents.map(\.number) == ["9999999", "9XYZ1"])
        let consolidated = try readList(classic, named: "consolidated.xml")
        #expect(consolidated.0.list == .ofacConsolidated && consolidated.1.entries[0].effect == .restricted)
    }

    @Test("OFAC's advanced XML is joined: names by part, places, documents, listings and who owns whom")
    func advancedXML() throws {
        let (parcel, reading) = try readList(advanced, named: "sdn_advanced.xml")
        #expect(parcel.format == .ofacAdvancedXML && reading.publishedOn == CalendarDate("2023-05-04"))
        let person = reading.entries[0], entity = reading.entries[1]
        #expect(person.type == .person && person.primaryName == "ZVEROBOEV, Arseniy" && person.id == "7")
        #expect(person.names[1] == ListedName("Zver", .weakAlias))
        #expect(person.birthDates == [.circa(try date("1986"))] && person.genders == [.male])
        #expect(person.nationalities == [ru] && person.addresses.first?.street == "1 Fiction Street")
        #expect(
            person.documents == [ListedDocument(kind: .passport, label: "Passport", country: ru, number: "999000111")])
        #expect(person.wallets == [ListedWallet(currency: "XBT", address: "1BoatSLRHtKNngkdXEeobR76b53LETtpyT")])
        #expect(
            person.effect == .blocked && person.programs == ["CYBER2"] && person.listedOn == CalendarDate("2022-01-28"))
        #expect(entity.effect == .restricted)
        #expect(
            entity.relations == [
                ListedRelation(.ownedBy, "ZVEROBOEV, Arseniy", partyID: "7", role: "Owned or Controlled By")
            ])
        #expect(person.relations.map(\.kind) == [.owns])
        let finding = OwnershipGraph(statedBy: reading.entries).blockedOwnership(
            of: "ofac-sdn/8", listed: ["ofac-sdn/7"])
        #expect(finding.verdict == .undetermined, "“owned or controlled” states no share")
    }

    @Test("The Consolidated Screening List is the same as CSV and as JSON")
    func consolidatedScreening() throws {
        let csv =
            screeningHeader
            + "a1,Specially Designated Nationals (SDN) - Treasury Department,7,Individual,CYBER2; RUSSIA-EO14024,\"ZVEROBOEV, Arseniy\",,\"1 Fiction Street, Vydumsk, RU\",,,,,,,,,,,,,(Linked To: NOWHERE LLC),http://x.example,\"ZVEROBOYEV, Arseny; Zver\",RU,1986-03-14,RU,\"Vydumsk, Russia\",http://x.example,\"RU, 999000111, Passport\"\n"
            + "b2,Denied Persons List (DPL) - Bureau of Industry and Security,,,,NOBODY AT ALL,,\"1 A Street, Nowhere, US\",82 F.R. 1,2017-10-16,2020-10-13,Y,,,,,,,,,FR NOTICE ADDED,,,,,,,,\n"
            + "c3,Specially Designated Nationals (SDN) - Treasury Department,9,Vessel,IRAN,GHOST SHIP,,,,,,,,,9XYZ1,Crude Oil Tanker,,,Iran,NOBODY LINES,,,,,,,,,\"IMO 9999999, Vessel Registration Identification\"\n"
        let json = """
            {"total":3,"sources_used":[{"source":"SDN"}],"results":[
            {"id":"a1","source":"Specially Designated Nationals (SDN) - Treasury Department","entity_number":7,"type":"Individual","programs":["CYBER2","RUSSIA-EO14024"],"name":"ZVEROBOEV, Arseniy","title":null,"addresses":[{"address":"1 Fiction Street, Vydumsk","city":null,"state":null,"postal_code":null,"country":"RU"}],"remarks":"(Linked To: NOWHERE LLC)","alt_names":["ZVEROBOYEV, Arseny","Zver"],"citizenships":["RU"],"dates_of_birth":["1986-03-14"],"nationalities":["RU"],"places_of_birth":["Vydumsk, Russia"],"ids":[{"country":"RU","number":"999000111","type":"Passport"}]},
            {"id":"b2","source":"Denied Persons List (DPL) - Bureau of Industry and Security","entity_number":null,"type":null,"programs":[],"name":"NOBODY AT ALL","addresses":[{"address":"1 A Street, Nowhere","city":null,"country":"US"}],"federal_register_notice":"82 F.R. 1","start_date":"2017-10-16","end_date":"2020-10-13","remarks":"FR NOTICE ADDED","alt_names":[],"ids":[]},
            {"id":"c3","source":"Specially Designated Nationals (SDN) - Treasury Department","entity_number":"9","type":"Vessel","programs":["IRAN"],"name":"GHOST SHIP","call_sign":"9XYZ1","vessel_type":"Crude Oil Tanker","vessel_flag":"Iran","vessel_owner":"NOBODY LINES","alt_names":[],"ids":[{"country":null,"number":"IMO 9999999","type":"Vessel Registration Identification"}]}
            ]}
            """
        let (tableParcel, table) = try readList(csv, named: "consolidated.csv")
        let (treeParcel, tree) = try readList(json, named: "consolidated.json")
        #expect(tableParcel.format == .consolidatedScreeningCSV && treeParcel.format == .consolidatedScreeningJSON)
        #expect(tableParcel.list == .consolidatedScreening)
        #expect(table.entries == tree.entries)
        let person = table.entries[0], denied = table.entries[1], vessel = table.entries[2]
        #expect(
            person.key == "us-csl/SDN-7" && person.effect == .blocked
                && person.programs == ["SDN", "CYBER2", "RUSSIA-EO14024"])
        #expect(
            person.documents == [ListedDocument(kind: .passport, label: "Passport", country: ru, number: "999000111")])
        #expect(person.linkedTo == ["NOWHERE LLC"] && person.names.count == 3)
        #expect(denied.effect == .restricted && denied.id.hasPrefix("DPL-"))
        #expect(denied.inForce?.covers(try #require(Timestamp(rfc3339: "2020-10-13T23:00:00Z"))) == true)
        #expect(denied.inForce?.covers(try #require(Timestamp(rfc3339: "2020-10-14T00:00:00Z"))) == false)
        #expect(vessel.vessel?.callSign == "9XYZ1" && vessel.documents.map(\.number).contains("9999999"))
        // The editions before 2020 have no column _id.
        let older = csv.replacingOccurrences(of: "_id,", with: "").replacingOccurrences(of: "\na1,", with: "\n")
            .replacingOccurrences(of: "\nb2,", with: "\n").replacingOccurrences(of: "\nc3,", with: "\n")
        #expect(try readList(older, named: "csl.csv").1.entries == table.entries)
    }

    @Test(
        "FollowTheMoney entities are joined by id; owned companies come along, relatives do not, and what is left out is counted"
    )
    func followTheMoney() throws {
        let (parcel, reading) = try readList(entities, named: "entities.ftm.json")
        #expect(parcel.format == .openSanctionsEntities && parcel.list == .openSanctions)
        #expect(reading.entries.map(\.id) == ["Q1", "Q2"])
        let person = reading.entries[0], company = reading.entries[1]
        #expect(person.names.map(\.kind) == [.primary, .strongAlias, .strongAlias, .weakAlias])
        #expect(
            person.effect == .blocked && person.programs == ["US-CYBER2"]
                && person.listedOn == CalendarDate("2022-01-28"))
        #expect(
            person.documents.contains(
                ListedDocument(kind: .passport, label: "Passport", country: ru, number: "999000111")))
        #expect(person.wallets == [ListedWallet(currency: "XBT", address: "1BoatSLRHtKNngkdXEeobR76b53LETtpyT")])
        #expect(person.addresses.map(\.street) == ["1 Fiction Street, Vydumsk"] && person.nationalities == [ru])
        #expect(
            company.effect == .blocked
                && company.relations == [
                    ListedRelation(.ownedBy, "Arseniy Zveroboev", partyID: "Q1", share: 6250...6250)
                ])
        #expect(reading.notes.contains(.leftOut("Security", count: 1)))
        #expect(reading.notes.contains(.leftOut("party that is only mentioned", count: 1)))
        let graph = OwnershipGraph(statedBy: reading.entries)
        #expect(graph.blockedOwnership(listed: ["opensanctions/Q1"]).map(\.verdict) == [.owned])
    }

    @Test("Nested FollowTheMoney entities are the same as flat ones")
    func nested() throws {
        let nested =
            #"{"id":"Q1","schema":"Person","target":true,"properties":{"name":["Arseniy Zveroboev"],"topics":["sanction"],"passportEntity":[{"id":"P1","schema":"Passport","properties":{"holder":["Q1"],"number":["999000111"],"country":["ru"]}}]}}"#
        let reading = try readList(nested + "\n", named: "targets.nested.json").1
        #expect(reading.entries.first?.documents.map(\.number) == ["999000111"])
    }

    @Test("OpenSanctions' simple table, with several values in a field and wallets without names")
    func simpleTable() throws {
        let csv = """
            "id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","program_ids","dataset","first_seen","last_seen","last_change"
            "NK-1","Person","Arseniy Zveroboev","A. Zveroboev;Зверобоев","1986-03-14;1985","ru;suhh","Vydumsk","999000111","UK","+7 000 00 00","a@zveroboev.example","GB-RUS","UK list","2022-03-01","2026-09-15","2026-01-06"
            "NK-2","Vessel","GHOST SHIP","","","","","IMO9999999","","","","EU-MARE","EU","","",""
            "NK-3","CryptoWallet","","","","","","1BoatSLRHtKNngkdXEeobR76b53LETtpyT","","","","US","OFAC","","",""

            """
        let (parcel, reading) = try readList(csv, named: "targets.simple.csv")
        #expect(parcel.format == .openSanctionsTable)
        let person = reading.entries[0]
        #expect(person.names.count == 3 && person.birthDates.count == 2 && person.programs == ["GB-RUS"])
        #expect(person.nationalities == [ru, JurisdictionCode(unchecked: "SU")] && person.telephones.count == 1)
        #expect(reading.entries[1].documents.map(\.number) == ["9999999"])
        #expect(reading.entries[2].wallets.map(\.address) == ["1BoatSLRHtKNngkdXEeobR76b53LETtpyT"])
    }

    @Test("A table of one's own, columns in any order, named after its file")
    func ownTable() throws {
        let csv = """
            Name,Type,aliases,birth_dates,nationality,documents,owners,wallets,valid_until,effect,colour
            Arseniy Zveroboev,person,A. Zveroboev; Zver,1986-03-14; circa 1985,Russia,passport RU 999000111; 12345,,ETH 0x00000000000000000000000000000000000a11ce,2026-12-31,blocked,red
            Nowhere LLC,company,,,,,Arseniy Zveroboev 62.5 %; Somebody Else,,,,blue

            """
        let (parcel, reading) = try readList(csv, named: "Our Own List.csv")
        #expect(parcel.format == .ownTable && parcel.list.rawValue == "our-own-list")
        let person = reading.entries[0], company = reading.entries[1]
        #expect(person.names.map(\.text) == ["Arseniy Zveroboev", "A. Zveroboev", "Zver"] && person.effect == .blocked)
        #expect(person.birthDates == [.on(try date("1986-03-14")), .circa(try date("1985"))])
        #expect(
            person.documents == [
                ListedDocument(kind: .passport, label: "passport", country: ru, number: "999000111"),
                ListedDocument(kind: .other, label: "document", country: nil, number: "12345"),
            ])
        #expect(person.inForce?.covers(try #require(Timestamp(rfc3339: "2027-01-01T00:00:00Z"))) == false)
        #expect(
            company.relations == [
                ListedRelation(.ownedBy, "Arseniy Zveroboev", share: 6250...6250),
                ListedRelation(.ownedBy, "Somebody Else"),
            ])
        #expect(reading.notes == [.leftOut("column “colour”, which is not known", count: 1)])
        let named = try readList(csv, named: "x.csv", as: ListID(rawValue: "house"))
        #expect(named.1.entries[0].key == "house/Arseniy Zveroboev")
    }

    @Test("A folder may hold several lists; two files of one list are refused, others are passed over and named")
    func folder() throws {
        let sdn = "7,\"ALPHA\",-0- ,CYBER2,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n"
        let cons = sdn.replacingOccurrences(of: "ALPHA", with: "BETA")
        let alias = "7,1,\"aka\",\"ALEPH\",-0- \n"
        let files = [
            "SDN.CSV": sdn, "ALT.CSV": alias, "cons_prim.csv": cons, "cons_alt.csv": alias, "un.xml": unitedNations,
            "notes.json": "{}", "readme.csv": "just,words\n",
        ].mapValues { Array($0.utf8) }
        let sorted = try ListParcel.sort(files)
        #expect(sorted.parcels.map(\.list.rawValue) == ["ofac-consolidated", "ofac-sdn", "un-consolidated"])
        let readings = try sorted.parcels.map { try $0.read() }
        #expect(readings[0].entries.map(\.primaryName) == ["BETA"] && readings[0].entries[0].effect == .restricted)
        #expect(readings[1].entries[0].names.map(\.text) == ["ALPHA", "ALEPH"])
        #expect(sorted.passedOver.contains(.unrecognised("readme.csv")))
        #expect(throws: ListError.self) {
            try ListParcel.sort(["sdn.csv": Array(sdn.utf8), "sdn.xml": Array(classic.utf8)])
        }
    }

    @Test("Ids that come twice: the same content is one party, different content is two, and either is said")
    func duplicates() throws {
        let csv = "id,name\n1,Alpha\n1,Alpha\n1,Beta\n2,Gamma\n"
        let reading = try readList(csv, named: "own.csv").1
        #expect(reading.entries.map(\.reference) == ["1", "1~2", "2"])
        #expect(reading.entries.map(\.primaryName) == ["Alpha", "Beta", "Gamma"])
        #expect(reading.notes == [.sharedID("1", parties: 2), .repeated("1", times: 2)])
        #expect(reading.counts.parties == 4)
    }

    @Test("OFAC's row that comes twice is one party, and is said")
    func repeatedRow() throws {
        let row = "7,\"ALPHA\",-0- ,CYBER2,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n"
        let other = row.replacingOccurrences(of: "ALPHA", with: "BETA")
        let reading = try readList(row + row + other + row, named: "sdn.csv").1
        #expect(reading.entries.map(\.reference) == ["7", "7~2"])
        #expect(reading.notes == [.sharedID("7", parties: 2), .repeated("7", times: 3)])
    }

    @Test("An id that itself ends in ~2 shares its reference with nobody")
    func referenceOfAnother() throws {
        let reading = try readList("id,name\n7,Alpha\n7,Beta\n7~2,Gamma\n", named: "own.csv").1
        #expect(reading.entries.map(\.reference) == ["7", "7~3", "7~2"])
    }

    @Test("Twenty thousand parties of one id are read in no more than their time", .timeLimit(.minutes(1)))
    func manyOfOneID() throws {
        let rows = (1...20_000).map { "7,Invented Party Number \($0)\n" }.joined()
        let reading = try readList("id,name\n" + rows, named: "own.csv").1
        #expect(reading.entries.count == 20_000 && reading.notes == [.sharedID("7", parties: 20_000)])
        let many = (1...(Limits.listedValues + 1)).map { "Alias \($0)" }.joined(separator: ";")
        let error = #expect(throws: ListError.self) { try readList("name,aliases\nAlpha,\(many)\n", named: "own.csv") }
        #expect(error?.description.contains("Alpha") == true)
    }

    // MARK: Bad input

    @Test("An end-of-file mark of old tools ends a table, and is refused where rows follow it")
    func endMark() throws {
        let csv = "name\nAlpha\n"
        #expect(try readList(csv + "\u{1A}\u{1A}\r\n", named: "own.csv").1.entries.count == 1)
        #expect(throws: ListError.self) { try readList(csv + "\u{1A}\nBeta\n", named: "own.csv") }
    }

    @Test(
        "A processing instruction is refused before the parser sees it, which an empty one would end",
        arguments: ["<?x?>", "<?x ?>", "<?xml3?>", "<?php echo 1 ?>"])
    func instructions(text: String) {
        for xml in [text + "<Sanctions></Sanctions>", "<Sanctions>\n" + text + "</Sanctions>"] {
            let error = #expect(throws: ListError.self) { try readList(xml, named: "sdn_advanced.xml") }
            guard case .forbidden? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test(
        "A wrong encoding is answered with the line and what to do",
        arguments: [
            ("utf16.csv", [0xFF, 0xFE, 0x6E, 0x00, 0x61, 0x00], 1), ("wide.csv", [0x6E, 0x00, 0x61, 0x00], 1),
            ("latin1.csv", Array("name\nAlpha\nJos".utf8) + [0xE9, 0x0A], 3),
            ("cut.csv", Array("name\nJos".utf8) + [0xC3], 2),
            ("overlong.csv", Array("name\n".utf8) + [0xC0, 0xAF, 0x0A], 2),
            ("surrogate.csv", Array("name\n".utf8) + [0xED, 0xA0, 0x80, 0x0A], 2),
            ("x.xml", Array("<CONSOLIDATED_LIST>\n<X>Jos".utf8) + [0xE9] + Array("</X></CONSOLIDATED_LIST>".utf8), 2),
        ] as [(String, [UInt8], Int)])
    func encoding(name: String, bytes: [UInt8], line: Int) {
        let error = #expect(throws: ListError.self) {
            for parcel in try ListParcel.sort([name: bytes]).parcels { _ = try parcel.read() }
        }
        guard case .wrongEncoding(name, line, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.description.contains("save the file as UTF-8") == true)
    }

    @Test("A byte order mark and Latin-1 that an XML declares are read")
    func allowedEncodings() throws {
        let marked = [0xEF, 0xBB, 0xBF] + Array("name\nJosé\n".utf8)
        let parcel = try #require(try ListParcel.sort(["own.csv": marked]).parcels.first)
        #expect(try parcel.read().entries.map(\.primaryName) == ["José"])
        var latin = Array(
            unitedNations.replacingOccurrences(of: "UTF-8", with: "ISO-8859-1").replacingOccurrences(
                of: "Арсений Зверобоев", with: "JOS#"
            ).utf8)
        let mark = try #require(latin.firstIndex(of: UInt8(ascii: "#")))
        latin[mark] = 0xC9
        let un = try #require(try ListParcel.sort(["un.xml": latin]).parcels.first)
        #expect(try un.read().entries[0].names[1].text == "JOSÉ")
    }

    @Test(
        "A text that multiplies itself, a file from elsewhere and bottomless nesting are refused before they cost anything"
    )
    func hostileXML() throws {
        let laughs =
            "<?xml version=\"1.0\"?>\n<!DOCTYPE sdnList [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\n<sdnList>&b;</sdnList>"
        #expect(throws: ListError.self) { try readList(laughs, named: "sdn.xml") }
        let outside =
            "<!DOCTYPE sdnList [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><sdnList><sdnEntry><uid>1</uid><lastName>&a;</lastName></sdnEntry></sdnList>"
        let error = #expect(throws: ListError.self) { try readList(outside, named: "sdn.xml") }
        guard case .forbidden? = error else { Issue.record("\(String(describing: error))"); return }
        let deep =
            "<sdnList>" + String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
            + "</sdnList>"
        #expect(throws: ListError.self) { try readList(deep, named: "sdn.xml") }
        let undeclared = "<sdnList><sdnEntry><uid>1</uid><lastName>A&b;C</lastName></sdnEntry></sdnList>"
        #expect(throws: ListError.self) { try readList(undeclared, named: "sdn.xml") }
        let large =
            "<sdnList><sdnEntry><uid>1</uid><lastName>" + String(repeating: "A", count: 9 << 20)
            + "</lastName></sdnEntry></sdnList>"
        #expect(throws: ListError.self) { try readList(large, named: "sdn.xml") }
    }

    @Test(
        "A text that ends anywhere before its end is refused, whatever its format",
        arguments: [
            ("un.xml", unitedNations), ("sdn.xml", classic), ("sdn_advanced.xml", advanced),
            (
                "entities.ftm.json",
                #"{"id":"Q1","schema":"Person","target":true,"properties":{"name":["Arseniy"],"topics":["sanction"]}}"#
            ),
            ("csl.json", #"{"results":[{"source":"A (SDN)","name":"B"},{"source":"A (SDN)","name":"C"}]}"#),
        ])
    func truncated(name: String, text: String) {
        let bytes = Array(text.utf8)
        var random = UInt64(20260227)
        for _ in 0..<60 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let cut = Int(random >> 33) % (bytes.count - 1)
            #expect(throws: ListError.self) {
                for parcel in try ListParcel.sort([name: Array(bytes[..<cut])]).parcels { _ = try parcel.read() }
            }
        }
    }

    @Test("A classic XML that states more records than it holds was cut and mended")
    func wrongCount() {
        #expect(throws: ListError.self) {
            try readList(classic.replacingOccurrences(of: "<Record_Count>2", with: "<Record_Count>3"), named: "sdn.xml")
        }
    }

    @Test(
        "What is no list at all is said to be none",
        arguments: [
            ("empty.csv", ""), ("blank.csv", " \n\n"),
            ("page.html", "<!doctype html><html><body>Sign in</body></html>"),
            ("page2.html", "<html><body>Sign in</body></html>"), ("x.json", "{}"), ("y.json", "[]"),
            ("z.json", "[{\"a\":1}]"),
            ("words.csv", "these,are,words\n"), ("header.csv", "name\n"), ("ragged.csv", "name,type\nAlpha\n"),
            ("twice.csv", "name,name\nA,B\n"), ("type.csv", "name,type\nA,planet\n"),
            ("date.csv", "name,birth_dates\nA,soon\n"),
        ])
    func noList(name: String, text: String) {
        let error = #expect(throws: ListError.self) { try readList(text, named: name) }
        #expect(error?.description.contains(name) == true)
    }

    @Test(
        "Shares are understood as OpenSanctions and people write them",
        arguments: [
            ("50", 5000...5000), ("62.5 %", 6250...6250), ("25-50", 2500...5000), ("75 to 100 percent", 7500...10_000),
            (">25", 2500...10_000), ("<5%", 0...500), ("33,33", 3333...3333),
        ] as [(String, ClosedRange<Int>)])
    func shares(text: String, share: ClosedRange<Int>) throws {
        let csv = "name,owners\nA,Somebody \(text.hasSuffix("percent") || text.hasSuffix("%") ? text : text + "%")\n"
        let quoted = csv.replacingOccurrences(of: "33,33%", with: "\"\"").replacingOccurrences(
            of: "Somebody \"\"", with: "\"Somebody 33,33%\"")
        let relation = try readList(quoted, named: "own.csv").1.entries[0].relations.first
        guard text.contains("percent") else {
            #expect(relation?.share == share && relation?.party == "Somebody")
            return
        }
        let ftm =
            #"{"id":"a","schema":"Company","target":true,"properties":{"name":["A"]}}"# + "\n"
            + #"{"id":"b","schema":"Company","target":true,"properties":{"name":["B"]}}"# + "\n"
            + "{\"id\":\"o\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"a\"],\"asset\":[\"b\"],\"percentage\":[\"\(text)\"]}}\n"
        #expect(try readList(ftm, named: "e.json").1.entries[0].relations.first?.share == share)
    }

    // MARK: Real lists

    @Test(
        "The Security Council's list of February 2026 is read whole",
        .enabled(if: RealData.isThere, "the UN list is not here"))
    func realUnitedNations() throws {
        let parcel = try #require(
            try ListParcel.sort(["un.xml": RealData.bytes("un/UN_consolidated.xml")]).parcels.first)
        let reading = try parcel.read()
        #expect(reading.entries.count == 1003)
        #expect(reading.entries.filter { $0.type == .person }.count == 730)
        #expect(reading.publishedOn == CalendarDate("2026-02-27"))
        // Every alias text stands among the names; 2,259 alias elements have a name, some several.
        #expect(reading.counts.aliases > 2_600, "\(reading.counts.aliases)")
        #expect(reading.notes.isEmpty, "\(reading.notes.map(\.description))")
        #expect(reading.entries.reduce(0) { $0 + $1.birthDates.count } > 850)
        #expect(reading.counts.documents > 430, "\(reading.counts.documents)")
        // Every listed name finds its own entry.
        let index = ScreeningIndex(lists: [RealData.list(reading.entries, .unitedNations)])
        for entry in reading.entries.prefix(200) {
            let hits = index.screen(ScreeningQuery(names: [entry.primaryName]), asOf: noon)
            #expect(hits.contains { $0.entry.key == entry.key }, "\(entry.primaryName)")
        }
    }

    @Test(
        "The SDN list comes in by content under any names",
        .enabled(if: RealData.isThere, "the OFAC files are not here"))
    func realOFAC() throws {
        let files = [
            "a.csv": try RealData.bytes("ofac/sdn.csv"), "b.csv": try RealData.bytes("ofac/alt.csv"),
            "c.csv": try RealData.bytes("ofac/add.csv"),
        ]
        let parcel = try #require(try ListParcel.sort(files).parcels.first)
        #expect(parcel.list == .ofacSDN && parcel.format == .ofacCSV)
        #expect(try parcel.read().entries == RealData.reading.get().entries)
    }
}
