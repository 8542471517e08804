/** What is stated of codes and answered about them: the registers' own, changed through the doors of this room. */
export { AmendAreaDto, AreaView, AuthoriseDto } from '../areas/areas.dto';
export { AmendFacilityDto, FacilityView } from '../areas/facilities.dto';
