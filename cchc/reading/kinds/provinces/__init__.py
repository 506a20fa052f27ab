"""Lists of provinces with a national index: PAR INDEX, SIPAS, PAPI, PCI, DTI and others."""
